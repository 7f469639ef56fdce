import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom. A folder that is not named here may not be imported by another. */
const arrows: Record<string, string[]> = {
  shared: [],
  launch: [],
  terminal: ['shared', 'package.json'],
  server: ['shared', 'terminal'],
  talk: ['shared', 'terminal'],
  crawler: ['shared', 'terminal'],
  check: ['shared', 'terminal', 'crawler'],
  demo: ['shared', 'terminal', 'server', 'crawler'],
  web: ['shared', 'terminal'],
  handout: ['shared', 'terminal', 'crawler', 'web'],
  completion: ['shared', 'terminal'],
  man: ['shared', 'terminal'],
  board: ['shared', 'terminal', 'crawler', 'web', 'handout'],
};

/** Files that know no socket, disk, clock or console: what they need of those is handed to them. */
const pure = [
  /^crawler\/(similarity|report)\//,
  /^crawler\/(hosts|target-range|framing|judge|verdict|fault|diagnosis|completion|evidence|survey|mask|round-trip|patience|result|survey-schema)\.ts$/,
  /^check\/(rules|report)\//,
  /^check\/(class|evidence|hints|lessons|locate|result|select|subject|timeline|words)\.ts$/,
  /^board\/(broadcast|events|freshness|ledger|tile|words)\.ts$/,
  /^completion\/(candidates|shells)\.ts$/,
  /^man\/page\.ts$/,
  /^handout\/(lines|page)\.ts$/,
  /^server\/exercises\//,
  /^server\/reachable\.ts$/,
  /^shared\//,
  /^demo\/(bodies|random|room)\.ts$/,
];
const impureModules =
  /^node:(net|dgram|fs|fs\/promises|dns|dns\/promises|child_process|http|readline|timers)$/;
const impureGlobals =
  /\b(console|performance|Date\.now|new Date\(\)|setTimeout|setInterval|process\.(?!platform))/;

/** Files that may speak to the person at the terminal. */
const commandFiles =
  /^(cli\.ts|terminal\/.*|(\w+)\/([\w-]+-)?command\.ts|server\/profile\.ts|demo\/seats\.ts)$/;
const terminalUse = /\bprocess\.(argv|stdin|stdout|stderr|exit|on|off)\b/;

const files = Object.keys(arrows).flatMap(listSources).concat('cli.ts', 'commands.ts', 'student.ts');
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

/** The code without comments and texts, where a word like `process` may stand. */
function codeOf(file: string): string {
  return (sources.get(file) ?? '').replace(
    /\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g,
    '',
  );
}

describe('the sources', () => {
  it('are found', () => expect(files.length).toBeGreaterThan(50));

  it.each(Object.entries(arrows))('of %s import only from %j and their own folder', (folder, allowed) => {
    const strangers = files
      .filter(file => file.startsWith(`${folder}/`))
      .flatMap(file => localImportsOf(file).map(target => ({ file, target })))
      .filter(({ target }) => ![folder, ...allowed].includes(target.split('/')[0] ?? ''));
    expect(strangers).toEqual([]);
  });

  const pureFiles = files.filter(file => pure.some(pattern => pattern.test(file)));

  it.each(pureFiles)('%s imports no socket, disk or process, and reads no clock', file => {
    expect(importsOf(file).filter(target => impureModules.test(target))).toEqual([]);
    expect(codeOf(file).match(impureGlobals)).toBeNull();
  });

  it('open client sockets of the survey in one place', () => {
    const users = files.filter(file => file.startsWith('crawler/') && importsOf(file).includes('node:net'));
    expect(users).toEqual(['crawler/connect.ts', 'crawler/conversation.ts']);
  });

  it.each(files.filter(file => !commandFiles.test(file)))(
    '%s leaves the terminal and signals to commands',
    file => {
      expect(codeOf(file).match(terminalUse)).toBeNull();
    },
  );

  it('do not name the workplace they were written in', () => {
    for (const [file, text] of sources)
      expect([file, text.match(/\/work\/|\.\.\/shared\/[A-Z]/)]).toEqual([file, null]);
  });
});
