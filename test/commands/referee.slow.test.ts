import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { verdictSchema } from '../../referee/result.ts';
import { run, runProgram, start } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';

const scriptOf = (name: string) => fileURLToPath(new URL(`../fixtures/crawlers/${name}.py`, import.meta.url));

/** The rules that a crawler of `fixtures/crawlers` fails in the room of a seed. */
async function failuresOf(name: string, seed: number, more: string[] = []): Promise<string[]> {
  const port = String(await freePort());
  const flags = ['--seed', String(seed), '--port', port, '--format', 'json', ...more];
  const words = ['--', 'python3', scriptOf(name), '{prefix}', '{port}'];
  const { code, stdout } = await run(['referee', ...flags, ...words], { timeoutMs: 60_000 });
  const { rules, outcome } = verdictSchema.parse(JSON.parse(stdout));
  expect(code).toBe(outcome === 'passed' ? 0 : 1);
  return rules.flatMap(({ id, state }) => (state === 'failed' ? [id] : []));
}

describeWithPython('referee', () => {
  it.each([1, 4])('finds three faults of a crawler that is nearly right, seed %i', async seed => {
    expect(await failuresOf('nearly_right', seed)).toEqual(['stops-endless', 'drops-twins', 'reads-sizes']);
  });

  it('names the seat that ended a crawler without a try', async () => {
    expect(await failuresOf('ends_at_the_first', 1)).toEqual(['asks-all', 'drops-bytes']);
  });

  it.each(['right', 'ranks_its_pairs'])('finds no fault of a crawler that is right: %s', async name => {
    expect(await failuresOf(name, 2)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['leaves_open', ['leaves-politely']],
    ['runs_replies', ['drops-quotes', 'no-eval']],
    ['skips_bytes', ['drops-bytes']],
    ['guesses_unknown_sizes', ['reads-sizes']],
    ['adds_up', ['right-distance']],
    ['says_a_sentence', ['finds-tie']],
    ['misses_the_last', ['asks-all']],
    ['expects_a_body', ['respects-declined']],
    ['plain_distance', ['waits-for-late', 'joins-pieces', 'respects-declined']],
  ])('finds what %s does, and blames it for nothing else', async (name, rules) => {
    expect(await failuresOf(name, 1)).toEqual(rules);
  });

  it('ends a crawler that waits for ever, and names the silent seat', async () => {
    expect(await failuresOf('no_deadline', 1, ['--time', '20'])).toEqual(['asks-all', 'survives-silent']);
  });

  it('tells a crawler in a hurry what it does to the seats', async () => {
    const failures = await failuresOf('in_a_hurry', 1);
    for (const rule of ['asks-get', 'few-connections', 'leaves-politely', 'waits-for-late', 'joins-pieces'])
      expect(failures).toContain(rule);
  });

  it('asks for the answer of a crawler that it did not start, and stays up for another try', async () => {
    const port = await freePort();
    const referee = start(['referee', '--seed', '1', '--port', String(port), '--keep']);
    await referee.waitFor(/Start your crawler/);
    const crawl = () => runProgram(['python3', scriptOf('right'), '127.0.0.', String(port)]);
    expect((await crawl()).stdout).toContain('(0.306, 4, 10)');
    await referee.waitFor(/two most alike/);
    referee.write('4 and 10, 12 and 36\n');
    await referee.waitFor(/The room stays up/);
    expect(referee.said().stdout).toContain('found  4 and 10, 12 and 36');
    expect(referee.said().stdout).not.toContain('✗');
    expect((await crawl()).stdout).toContain('(0.306, 4, 10)');
    referee.kill('SIGINT');
    await referee.done;
  });

  it('writes JUnit that an XML parser reads', async () => {
    const port = String(await freePort());
    const words = ['--', 'python3', scriptOf('skips_bytes'), '{prefix}', '{port}', '<&">'];
    const { stdout } = await run(['referee', '--seed', '1', '--port', port, '--format', 'junit', ...words]);
    const read = 'import sys, xml.dom.minidom as m; d = m.parse(sys.stdin)';
    const show = 'print(*[len(d.getElementsByTagName(t)) for t in ("testcase", "failure", "skipped")])';
    const { stdout: counts } = await runProgram(['python3', '-c', `${read}; ${show}`], { input: stdout });
    expect(counts).toBe('23 1 4\n');
  });
});
