import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../binary.ts';
import { openSmallRoom, record } from '../board/seats.ts';
import { endBoard, startBoard } from '../board/started.ts';
import { ask, listenUntil } from '../board/stream.ts';

const nobody = ['127.0.0.199:9'];

async function startedFor(args: readonly string[]) {
  const board = await startBoard(args);
  onTestFinished(async () => void (await endBoard(board)));
  return board;
}

describe('board', () => {
  it('says where it is, sweeps, and streams each result as it lands', async () => {
    const room = await openSmallRoom(2);
    onTestFinished(room.close);
    await room.start(1, record('a', 170));
    const { url } = await startedFor([...room.targets, '--every', '1']);
    const said = await listenUntil(url, text => /event: seat[\s\S]*event: room/.test(text));
    expect(said).toMatch(/^event: hello\ndata: {"words":/);
    expect(said).toContain('"word":"answered"');
    expect(said).toContain('"word":"refused"');
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with 0 on %s, with browsers listening', async signal => {
    const { url, program } = await startBoard([...nobody, '--every', '1']);
    const cut = expect(listenUntil(url, () => false)).rejects.toThrow('the stream ended');
    await listenUntil(url, text => text.includes('event: room'));
    program.kill(signal);
    expect(await program.done).toMatchObject({ code: 0, stderr: '' });
    await cut;
  });

  it('asks one seat again, then leaves it alone for a while', async () => {
    const room = await openSmallRoom(2);
    onTestFinished(room.close);
    await room.start(1, record('a', 170));
    const { url } = await startedFor([...room.targets, '--every', '3600']);
    await listenUntil(url, text => text.includes('"share":0.5'));
    await room.start(2, record('b', 180));
    const heard = listenUntil(url, text => /event: seat\ndata: {"seat":2,[^\n]*"word":"answered"/.test(text));
    const origin = url.replace(/\/$/, '');
    const question = { method: 'POST', headers: { Origin: origin } };
    expect(await ask(`${origin}/seats/2/ask`, question)).toMatchObject({ status: 202 });
    await heard;
    const again = await ask(`${origin}/seats/2/ask`, question);
    expect([again.status, Number(again.headers['retry-after'])]).toEqual([429, 3]);
    expect(await ask(`${origin}/seats/3/ask`, question)).toMatchObject({ status: 404 });
  });

  it.each([
    [['--listen', '8040'], '--listen: "8040" is not an address with a port'],
    [['--listen', 'example.com:80'], '--listen: "example.com:80" is not an address with a port'],
    [['--every', '0'], '--every: "0" is not a number from 1 to 3600'],
    [['--show', 'everything'], '--show: "everything" is not one of all, seats'],
  ])('answers %j in one line, with exit code 2', async (flags, sentence) => {
    const { code, stdout, stderr } = await run(['board', ...nobody, ...flags]);
    expect(stderr).toContain(`peer-survey: ${sentence}`);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });

  it('says that its port is in use', async () => {
    const { url } = await startedFor(nobody);
    const { code, stderr } = await run(['board', ...nobody, '--listen', new URL(url).host]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('is in use')]);
  });
});
