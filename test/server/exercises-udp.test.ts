import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MAX_PER_SOURCE_PER_SECOND } from '../../server/limits.ts';
import { dial, dialUdp, makeExercise, serve } from './tutorial.ts';

describe('echo over UDP', () => {
  it('is silent to what another echo server may have answered, and says so in the log', async () => {
    const server = await serve(await makeExercise('echo'), { transport: 'udp' });
    const client = await dialUdp(server.port);
    for (const message of ['echo echo ', 'echo echo hello', 'after']) client.send(Buffer.from(message));
    expect(await client.hear()).toBe('echo after');
    expect(server.events.map(({ code }) => code)).toEqual(['unanswered', 'unanswered', 'answered']);
  });

  it('ends a loop that a forged datagram begins between two of them', async () => {
    const [one, other] = [await startEcho(), await startEcho()];
    const silent = Promise.race([one.event('unanswered'), other.event('unanswered')]);
    // What the other one would get from a datagram with a forged sender: the one's answer.
    const client = await dialUdp(one.port);
    client.send(Buffer.from('hello'));
    const answer = await client.hear();
    const forged = await dialUdp(other.port);
    forged.send(Buffer.from(answer));
    (await dialUdp(one.port)).send(Buffer.from(await forged.hear()));
    expect(await silent).toMatchObject({ heard: Buffer.from('echo echo hello') });
  });

  it.each(['echo', 'echo echo', 'Echo echo x', ' echo echo x'])(
    'answers %j, which is no loop',
    async message => {
      const client = await dialUdp((await startEcho()).port);
      client.send(Buffer.from(message));
      expect(await client.hear()).toBe(`echo ${message}`);
    },
  );

  it('answers an empty datagram, and bytes that are no text', async () => {
    const client = await dialUdp((await startEcho()).port);
    client.send(Buffer.alloc(0));
    expect(await client.hear()).toBe('echo ');
    client.send(Buffer.from('e4', 'hex'));
    expect(await client.hear()).toBe(`echo ${Buffer.from('e4', 'hex')}`);
  });

  it('answers the longest datagram whose answer fits into one, and serves on after a longer one', async () => {
    const server = await startEcho();
    const client = await dialUdp(server.port);
    client.send(Buffer.alloc(65_502, 'a'));
    expect(await client.hear()).toHaveLength(65_507);
    const trouble = server.event('trouble');
    client.send(Buffer.alloc(65_503, 'a'));
    expect(await trouble).toMatchObject({ text: expect.stringContaining('EMSGSIZE') });
    client.send(Buffer.from('after'));
    expect(await client.hear()).toBe('echo after');
  });

  it('answers one source so many times a second, and counts what it drops', async () => {
    const server = await serve(await makeExercise('echo'), { transport: 'udp', limitLoopback: true });
    const dropped = server.event('dropped-datagrams');
    const client = await dialUdp(server.port);
    // The clock stands still: all of them come in one second.
    vi.useFakeTimers({ toFake: ['performance'] });
    onTestFinished(() => void vi.useRealTimers());
    for (let sent = 0; sent < MAX_PER_SOURCE_PER_SECOND + 30; sent++) client.send(Buffer.from('x'));
    expect(await dropped).toEqual({ code: 'dropped-datagrams', datagrams: 30 });
    const answered = server.events.filter(({ code }) => code === 'answered');
    expect(answered).toHaveLength(MAX_PER_SOURCE_PER_SECOND);
  });

  it('shares its port number with the one over TCP', async () => {
    const overTcp = await serve(await makeExercise('echo'));
    const overUdp = await serve(await makeExercise('echo'), { transport: 'udp', port: overTcp.port });
    const [client, other] = [await dial(overTcp.port), await dialUdp(overUdp.port)];
    client.send('tcp');
    other.send(Buffer.from('udp'));
    expect([await client.hear(8), await other.hear()]).toEqual(['echo tcp', 'echo udp']);
  });

  it('rejects where the port is in use', async () => {
    const { port } = await startEcho();
    await expect(serve(await makeExercise('echo'), { transport: 'udp', port })).rejects.toThrow('EADDRINUSE');
  });
});

async function startEcho() {
  return serve(await makeExercise('echo'), { transport: 'udp' });
}
