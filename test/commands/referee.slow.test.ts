import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { run } from '../binary.ts';
import { describeWithPython } from '../fixtures/python.ts';
import { freePort } from '../free-port.ts';

/** The rules that a crawler of `fixtures/crawlers` fails in the room of a seed. */
async function failuresOf(name: string, seed: number): Promise<string[]> {
  const script = fileURLToPath(new URL(`../fixtures/crawlers/${name}.py`, import.meta.url));
  const port = String(await freePort());
  const flags = ['--seed', String(seed), '--port', port, '--format', 'json'];
  const words = ['--', 'python3', script, '{prefix}', '{port}'];
  const { code, stdout } = await run(['referee', ...flags, ...words], { timeoutMs: 60_000 });
  expect(code).toBe(1);
  const { rules } = JSON.parse(stdout);
  return rules.flatMap(({ id, state }: { id: string; state: string }) => (state === 'failed' ? [id] : []));
}

describeWithPython('referee', () => {
  it.each([1, 4])('finds three faults of a crawler that is nearly right, seed %i', async seed => {
    expect(await failuresOf('nearly_right', seed)).toEqual(['stops-endless', 'drops-twins', 'reads-sizes']);
  });

  it('names the seat that ended a crawler without a try', async () => {
    expect(await failuresOf('ends_at_the_first', 1)).toEqual(['asks-all', 'drops-bytes']);
  });

  it('tells a crawler in a hurry what it does to the seats', async () => {
    const failures = await failuresOf('in_a_hurry', 1);
    for (const rule of ['asks-get', 'few-connections', 'leaves-politely', 'waits-for-late', 'joins-pieces'])
      expect(failures).toContain(rule);
  });
});
