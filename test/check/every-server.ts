import { readdirSync } from 'node:fs';
import { inspect } from '../../check/inspect.ts';
import { ladders } from '../../check/rules/table.ts';
import { sweep } from '../../crawler/sweep.ts';
import type { ExerciseName } from '../../shared/ids.ts';
import type { HostResult } from '../../survey/result.ts';
import { lacksCompiler } from '../fixtures/programs.ts';
import { type ServerCommand, withPython } from '../fixtures/python.ts';

/** Ways to look at a server: each starts it anew, since some do not live through one. */
export const ways = ['check', 'strict', 'crawl'] as const;
export type Way = (typeof ways)[number];

/** A server, and what it is a server of. */
export interface Subject {
  server: ServerCommand;
  as: ExerciseName;
  transport: 'tcp' | 'udp';
}

/** Arguments without which a server does nothing. */
const needed: Record<string, readonly (readonly string[])[]> = {
  encodes: [
    'str',
    'str-of-bytes',
    'dumps-twice',
    'nan',
    'infinity',
    'utf-8-sig',
    'gb18030',
    'utf-16',
    'utf-16-le',
    'utf-16-be',
    'pickle',
    'struct',
  ].map(way => [way]),
};

/** Files without a row: `says` does what each test tells it, and two servers are not listening on purpose. */
const absent: ReadonlySet<string> = new Set(['says', 'says_apart', 'vanishing_server', 'flooding_clients']);

/** All servers of test/fixtures: right ones at once, and the rest as they are. */
export function everyServer(): Map<string, Subject> {
  const found = new Map<string, Subject>();
  for (const folder of ['servers', 'beginners', 'right', 'exercises']) {
    for (const file of readdirSync(`test/fixtures/${folder}`)) {
      const name = file.replace(/\.py$/, '');
      const isServer = /\.(py|mjs|c|java)$/.test(file) && !/_client/.test(file) && !absent.has(name);
      if (!isServer || lacksCompiler(file)) continue;
      const path = folder === 'servers' ? name : `../${folder}/${name}`;
      for (const words of folder === 'right' ? [['0']] : (needed[name] ?? [[]]))
        found.set([`${folder}/${name}`, ...words].join(' '), { server: [path, ...words], ...kindOf(name) });
    }
  }
  return found;
}

/** The exercise of a server, by its name. */
function kindOf(name: string): { as: ExerciseName; transport: 'tcp' | 'udp' } {
  const transport = /udp|drops_every_third/.test(name) ? 'udp' : 'tcp';
  if (/echoes_|echo_server|drops_every_third/.test(name)) return { as: 'echo', transport };
  if (/greet_server|good_bye|welcomes_nobody|asks_once|leaves_without/.test(name))
    return { as: 'greet', transport };
  return { as: /clock/.test(name) ? 'clock' : 'info', transport };
}

/** The codes of all findings, in the order of the rules; of a crawl also the notes. How quick an answer was is left out. */
export function findingsOf({ server, as, transport }: Subject, way: Way): Promise<string[]> {
  const { signal } = new AbortController();
  return withPython([server], async ([started]) => {
    if (!started) return ['not started'];
    const target = { seat: 1, host: started.host, port: started.port };
    if (way === 'crawl') {
      const settings = { concurrency: 1, timeoutMs: 4_000, attempts: 4 };
      const results: HostResult[] = [];
      await sweep([target], { settings, signal, onResult: result => void results.push(result) });
      return results.flatMap(({ problem, notes }) => [
        ...(problem ? [problem.code] : []),
        ...notes.map(({ code }) => code).filter(code => code !== 'slow'),
      ]);
    }
    const rules = ladders[as].filter(rule => {
      return (
        !rule.needsRoster && (way === 'strict' || !rule.strict) && (rule.transport ?? transport) === transport
      );
    });
    const [host] = await inspect([target], { exercise: as, transport, rules, verbose: false, signal });
    return (
      host?.rules.flatMap(({ finding, error }) => finding?.code ?? (error ? [`error: ${error}`] : [])) ?? []
    );
  });
}
