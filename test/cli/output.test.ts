import { afterEach, describe, expect, it, vi } from 'vitest';
import { coloursFor, hasCursor, terminalWidth } from '../../cli/output.ts';
import { command, runProgram, startProgram } from '../binary.ts';

afterEach(() => vi.unstubAllEnvs());

const terminal = (columns: number) => Object.assign(Object.create(process.stdout), { isTTY: true, columns });
const pipe = Object.assign(Object.create(process.stdout), { isTTY: undefined, columns: undefined });

describe('colours', () => {
  it.each([
    [{}, { pipe: false, terminal: true }],
    [{ FORCE_COLOR: '1' }, { pipe: true, terminal: true }],
    [{ FORCE_COLOR: '0' }, { pipe: false, terminal: false }],
    [{ FORCE_COLOR: 'false' }, { pipe: false, terminal: false }],
    [
      { NO_COLOR: '1', FORCE_COLOR: '1' },
      { pipe: false, terminal: false },
    ],
    [{ TERM: 'dumb' }, { pipe: false, terminal: false }],
    [
      { TERM: 'dumb', FORCE_COLOR: '1' },
      { pipe: true, terminal: true },
    ],
  ])('with %j are %j', (env, expected) => {
    const usual = { FORCE_COLOR: '', NO_COLOR: '', TERM: 'xterm' };
    for (const [name, value] of Object.entries({ ...usual, ...env })) vi.stubEnv(name, value);
    const isColoured = (stream: NodeJS.WriteStream) => coloursFor(stream).isColorSupported;
    expect({ pipe: isColoured(pipe), terminal: isColoured(terminal(80)) }).toEqual(expected);
  });

  it('are none where the option says so', () => {
    vi.stubEnv('FORCE_COLOR', '1');
    expect(coloursFor(terminal(80), true).isColorSupported).toBe(false);
  });

  it('and a cursor need a terminal that is not dumb', () => {
    vi.stubEnv('TERM', 'xterm');
    expect([hasCursor(terminal(80)), hasCursor(pipe)]).toEqual([true, false]);
    vi.stubEnv('TERM', 'dumb');
    expect(hasCursor(terminal(80))).toBe(false);
  });
});

it('a terminal whose size was never set has 80 columns, and none has fewer than 40', () => {
  expect([0, 10, 60, 200].map(columns => terminalWidth(terminal(columns)))).toEqual([80, 40, 60, 200]);
  expect(terminalWidth(pipe)).toBe(80);
});

const shell = (line: string) => runProgram(['sh', '-c', line.replace('CLI', command([]).join(' '))]);
const sentence = 'peer-survey: cannot write standard output: the disk is full\n';

describe.skipIf(process.platform === 'win32')('a full disk under stdout', () => {
  it.each([
    'CLI --help',
    'CLI list 127.0.0.1-200',
    'CLI crawl 127.0.0.1:9 --format json',
    'CLI crawl 127.0.0.1:9 --format ndjson',
    'CLI pair -',
    'CLI check 127.0.0.1:9',
    'CLI completion bash',
    'CLI serve --as echo --host 127.0.0.1 --port 27000',
  ])('is one sentence and exit code 2: %s', async line => {
    const input = 'id,height,weight,size\n1,170,60,M\n2,171,61,M\n3,180,80,L\n';
    const words = ['sh', '-c', `${line.replace('CLI', command([]).join(' '))} >/dev/full`];
    const { code, stderr } = await runProgram(words, { input });
    expect([code, stderr]).toEqual([2, sentence]);
  });

  it('keeps its exit code if stderr is full as well', async () => {
    expect(await shell('CLI list 127.0.0.1 >/dev/full 2>&1')).toMatchObject({ code: 2 });
  });
});

describe.skipIf(process.platform === 'win32')('a stderr that cannot be written', () => {
  it.each([
    ['CLI crowl 2>/dev/full', 2],
    ['CLI crowl 2>&-', 2],
    ['CLI crawl 127.0.0.1:9 2>/dev/full', 1],
    ['CLI list 127.0.0.1 2>/dev/full', 0],
  ])('changes no exit code: %s', async (line, code) => expect((await shell(line)).code).toBe(code));
});

it('a reader that has seen enough ends the command quietly', async () => {
  const program = startProgram(command(['list', '127.0.0.0/20', '--max-hosts', '5000']));
  program.closeReader('stdout');
  expect(await program.done).toMatchObject({ code: 0, stderr: '' });
});
