import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { verdictSchema } from '../../referee/result.ts';
import { run } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';

/** The rules that a crawler of `fixtures/crawlers` fails in the room of a seed. */
async function failuresOf(name: string, seed: number, more: string[] = []): Promise<string[]> {
  const script = fileURLToPath(new URL(`../fixtures/crawlers/${name}.py`, import.meta.url));
  const port = String(await freePort());
  const flags = ['--seed', String(seed), '--port', port, '--format', 'json', ...more];
  const words = ['--', 'python3', script, '{prefix}', '{port}'];
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

  it('finds no fault of a crawler that is right', async () => {
    expect(await failuresOf('right', 2)).toEqual([]);
  });

  it.each<[string, string[]]>([
    ['leaves_open', ['leaves-politely']],
    ['runs_replies', ['drops-quotes', 'no-eval']],
    ['skips_bytes', ['drops-bytes']],
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
});
