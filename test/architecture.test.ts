import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** The folders from bottom to top: each imports only from itself and from those before it. */
const floors = [
  'shared',
  'messages',
  'judging',
  'similarity',
  'survey',
  'saved',
  'network',
  'cli',
  'targets',
  'server',
  'crawler',
  'talk',
  'room',
  'check',
  'referee',
  'campus',
  'reports',
  'web',
  'handout',
  'board',
  'commands',
];

/** Folders that must not import each other, although their floors would allow it. */
const strangers: Record<string, string[]> = {
  crawler: ['server'],
  talk: ['server', 'crawler'],
  campus: ['server', 'room', 'check', 'referee'],
};

/** Folders and files that know no socket, disk, clock or console: what they need of those is handed to them. */
const pure = [
  // BlockList is of node:net, and opens nothing.
  /^(shared\/(?!access\.ts)|messages\/|judging\/|similarity\/|survey\/|reports\/)/,
  /^crawler\/(round-trip|patience)\.ts$/,
  /^check\/rules\//,
  /^check\/(class|evidence|hints|lessons|locate|result|select|subject|timeline|window-errors|words)\.ts$/,
  /^board\/(changes|events|history|freshness|ledger|tile|words)\.ts$/,
  /^cli\/(candidates|shells|manual-page|layout|columns|wrap)\.ts$/,
  /^network\/reachable\.ts$/,
  /^targets\/(hosts|target-range)\.ts$/,
  /^handout\/(lessons|lines|page)\.ts$/,
  /^server\/exercises\//,
  /^campus\/(failure|labs|open-shards|queue-url|shard|shard-queue|sign|trouble)\.ts$/,
  /^room\/(bodies|call|random|room|seat|visits)\.ts$/,
  /^referee\/(?!run|wait)[\w-]+\.ts$/,
  /^referee\/rules\//,
];
const impureModules =
  /^node:(net|dgram|fs|fs\/promises|dns|dns\/promises|child_process|http|readline|timers)$/;
const impureGlobals =
  /\b(console|performance|Date\.now|new Date\(\)|setTimeout|setInterval|process\.(?!platform))/;

/** Rooms that may speak to the person at the terminal, and two exceptions: a room's own process, and the questions of `serve`. */
const terminalRooms = /^(cli|commands)\/|^(cli|student|room\/process|server\/profile)\.ts$/;
const terminalUse = /\bprocess\.(argv|stdin|stdout|stderr|exit|on|off)\b/;

const present = floors.filter(folder => existsSync(folder));
const files = present.flatMap(listSources).concat('cli.ts', 'student.ts');
const sources = new Map(files.map(file => [file, readFileSync(file, 'utf8')]));

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => posix.join(folder, name.replaceAll('\\', '/')));
}

function importsOf(file: string): string[] {
  const found = (sources.get(file) ?? '').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g);
  return [...found].map(([, target = '']) => target);
}

/** The files of this repository that a file imports, as paths from its root. */
function localImportsOf(file: string): string[] {
  const local = importsOf(file).filter(target => target.startsWith('.'));
  return local.map(target => join(dirname(file), target).replaceAll('\\', '/'));
}

const folderOf = (file: string) => file.split('/')[0] ?? '';

/** The code without comments and texts, where a word like `process` may stand. */
function codeOf(file: string): string {
  return (sources.get(file) ?? '').replace(
    /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
    '',
  );
}

/** The first circle of imports that a walk from a file meets, types included. */
function circleFrom(file: string, path: string[] = [], done = new Set<string>()): string[] | undefined {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (done.has(file)) return undefined;
  done.add(file);
  for (const target of localImportsOf(file)) {
    const circle = circleFrom(target, [...path, file], done);
    if (circle !== undefined) return circle;
  }
  return undefined;
}

describe('the sources', () => {
  it('are found', () => expect(files.length).toBeGreaterThan(50));

  it.each(present)('of %s import only from the folders below', folder => {
    const below = new Set(floors.slice(0, floors.indexOf(folder) + 1));
    for (const stranger of strangers[folder] ?? []) below.delete(stranger);
    const upward = files
      .filter(file => folderOf(file) === folder)
      .flatMap(file => localImportsOf(file).map(target => `${file} -> ${target}`))
      .filter(arrow => !/ -> (package\.json|web\/[\w-]+\.css|docs\/[\w/-]+\.md)$/.test(arrow))
      .filter(arrow => !below.has(folderOf(arrow.split(' -> ')[1] ?? '')));
    expect(upward).toEqual([]);
  });

  it('import each other in no circle', () => {
    const circles = new Set(files.flatMap(file => circleFrom(file)?.join(' -> ') ?? []));
    expect([...circles]).toEqual([]);
  });

  const pureFiles = files.filter(file => pure.some(pattern => pattern.test(file)));

  it.each(pureFiles)('%s imports no socket, disk or process, and reads no clock', file => {
    expect(importsOf(file).filter(target => impureModules.test(target))).toEqual([]);
    expect(codeOf(file).match(impureGlobals)).toBeNull();
  });

  it('open client sockets of the survey in one place', () => {
    const users = files.filter(file => file.startsWith('crawler/') && importsOf(file).includes('node:net'));
    expect(users).toEqual(['crawler/connect.ts', 'crawler/request.ts']);
  });

  it('name the queue engine in one place', () => {
    const users = files.filter(file => importsOf(file).some(target => /^(bullmq|ioredis)$/.test(target)));
    expect(users).toEqual(['campus/queue.ts']);
  });

  it.each(files.filter(file => !terminalRooms.test(file)))(
    '%s leaves the terminal and signals to commands',
    file => {
      expect(codeOf(file).match(terminalUse)).toBeNull();
    },
  );
});
