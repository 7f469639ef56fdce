import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { wordChanges } from '../../board/changes.ts';
import { readPastSweeps, recordSweep } from '../../board/history.ts';
import { openHistory } from '../../board/history-file.ts';
import { UsageError } from '../../cli/usage-error.ts';
import { loadMessages } from '../../messages/load.ts';
import { answered, troubled } from '../crawler/examples.ts';
import { folder } from '../server/serve-binary.ts';

const messages = await loadMessages('en');
const at = new Date('2026-03-02T09:00:00Z');
const sweep = recordSweep([answered(1), troubled(2, 'silent', { code: 'silent', afterMs: 1_500 })], {
  at,
  durationMs: 812.4,
});

async function open(path: string) {
  const history = await openHistory(path, messages);
  onTestFinished(history.close);
  return history;
}

describe('the history of a board', () => {
  it('has which seats answered, and no personal data', () => {
    expect(sweep).toEqual({
      at: '2026-03-02T09:00:00.000Z',
      durationMs: 812,
      tiles: [
        { seat: 1, status: 'ok' },
        { seat: 2, status: 'silent' },
      ],
    });
  });

  it('is there again after a restart, in a file that only its owner reads', async () => {
    const path = join(folder({}), 'history.ndjson');
    const first = await open(path);
    expect(first.past).toEqual([]);
    expect(await first.append(sweep)).toBeUndefined();
    expect(await first.append(sweep)).toBeUndefined();
    expect((await open(path)).past).toEqual([sweep, sweep]);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('loses only the line that a crash has cut', async () => {
    const path = join(folder({}), 'history.ndjson');
    const line = JSON.stringify(sweep);
    writeFileSync(path, `${line}\n${line.slice(0, 40)}`);
    const history = await open(path);
    expect(history.past).toEqual([sweep]);
    await history.append(sweep);
    expect(readPastSweeps(readFileSync(path, 'utf8'))).toEqual([sweep, sweep]);
  });

  it.each([
    ['another file', 'id,height\n1,170\n'],
    ['JSON of another kind', '{"hosts": []}\n'],
  ])('is not written into %s', async (_, text) => {
    const path = join(folder({ 'history.ndjson': text }), 'history.ndjson');
    await expect(openHistory(path, messages)).rejects.toThrow(UsageError);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  it.skipIf(process.platform === 'win32')(
    'is not written into a device, nor where there is no folder',
    async () => {
      for (const path of ['/dev/null', join(folder({}), 'nowhere', 'history.ndjson')]) {
        await expect(openHistory(path, messages)).rejects.toThrow(UsageError);
      }
    },
  );
});

describe('what has changed since the board was opened', () => {
  const refused = (seat: number) => troubled(seat, 'refused', { code: 'refused', afterMs: 1 });
  const silent = (seat: number) => troubled(seat, 'silent', { code: 'silent', afterMs: 1_500 });
  const since = (before: ReturnType<typeof answered>[], now: ReturnType<typeof answered>[]) =>
    wordChanges(new Map(before.map(result => [result.seat, result])), now, messages);

  it('is who answers now, who does no longer, and whose problem is another', () => {
    expect(
      since(
        [refused(1), answered(2), refused(3), answered(4)],
        [answered(1), silent(2), silent(3), answered(4)],
      ),
    ).toEqual(['Answering now: 1', 'No longer: 2', 'Another problem: 3']);
  });

  it('is nothing where all is as it was, whatever a seat measures', () => {
    expect(since([answered(1), silent(2)], [answered(1), silent(2)])).toEqual([]);
  });

  it('is a number where it is many seats', () => {
    const seats = Array.from({ length: 9 }, (_, index) => index + 1);
    expect(
      since(
        seats.map(refused),
        seats.map(seat => answered(seat)),
      ),
    ).toEqual(['Answering now: 9 seats']);
  });
});
