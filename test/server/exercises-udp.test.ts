import { Socket as DatagramSocket } from 'node:dgram';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MAX_PER_SOURCE_PER_SECOND } from '../../server/limits.ts';
import { LOOP_ECHOES } from '../../server/loops.ts';
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
    stopClock();
    for (let sent = 0; sent < MAX_PER_SOURCE_PER_SECOND + 30; sent++) client.send(Buffer.from('x'));
    expect(await dropped).toEqual({ code: 'dropped-datagrams', datagrams: 30 });
    const answered = server.events.filter(({ code }) => code === 'answered');
    expect(answered).toHaveLength(MAX_PER_SOURCE_PER_SECOND);
  });

  it('answers 2,000 datagrams in a second, of all sources together, also of this computer', async () => {
    const server = await startEcho();
    stopClock();
    const dropped = server.event('dropped-datagrams');
    const clients = await Promise.all(Array.from({ length: 4 }, () => dialUdp(server.port)));
    for (let round = 0; round < 500; round++) {
      for (const client of clients) client.send(Buffer.from('x'));
      for (const client of clients) expect(await client.hear()).toBe('echo x');
    }
    for (const client of clients) client.send(Buffer.from('one too many'));
    expect(await dropped).toEqual({ code: 'dropped-datagrams', datagrams: 4 });
    vi.advanceTimersByTime(1_000);
    clients[0]?.send(Buffer.from('y'));
    expect(await clients[0]?.hear()).toBe('echo y');
  });

  it('drops answers where 64 KB of them wait to be sent, and answers again when they have gone', async () => {
    const server = await startEcho();
    const client = await dialUdp(server.port);
    const dropped = server.event('dropped-datagrams');
    const queue = vi.spyOn(DatagramSocket.prototype, 'getSendQueueSize').mockReturnValue(65_536);
    onTestFinished(() => queue.mockRestore());
    client.send(Buffer.from('lost'));
    expect(await dropped).toEqual({ code: 'dropped-datagrams', datagrams: 1 });
    queue.mockReturnValue(65_535);
    client.send(Buffer.from('there'));
    expect(await client.hear()).toBe('echo there');
  });

  it('leaves a service alone that sends back what it gets, and says so once', async () => {
    const exercise = await makeExercise('echo');
    const server = await serve({ ...exercise, answerDatagram: message => message }, { transport: 'udp' });
    stopClock();
    const client = await dialUdp(server.port);
    const found = server.event('loop');
    for (let round = 0; round <= LOOP_ECHOES; round++) {
      client.send(Buffer.from('again'));
      if (round < LOOP_ECHOES) expect(await client.hear()).toBe('again');
    }
    expect(await found).toEqual({ code: 'loop', peer: expect.stringMatching(/^127\.0\.0\.1:\d+$/) });
    for (let n = 0; n < 10; n++) client.send(Buffer.from('again'));
    const other = await dialUdp(server.port);
    other.send(Buffer.from('another client'));
    expect(await other.hear()).toBe('another client');
    expect(server.events.filter(({ code }) => code === 'loop')).toHaveLength(1);
    vi.advanceTimersByTime(5_000);
    client.send(Buffer.from('after 5 s'));
    expect(await client.hear()).toBe('after 5 s');
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

/** Seconds pass only where the test lets them. */
function stopClock(): void {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
}

async function startEcho() {
  return serve(await makeExercise('echo'), { transport: 'udp' });
}
