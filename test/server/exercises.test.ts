import { once } from 'node:events';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Exercise } from '../../server/exercises/exercise.ts';
import { MAX_PER_SOURCE } from '../../server/limits.ts';
import { parseAccess } from '../../shared/access.ts';
import { type ExerciseName, exerciseNames } from '../../shared/ids.ts';
import { dial, dialUdp, makeExercise, record, serve } from './tutorial.ts';

type Turn = [says: string, hears: string, then?: 'closes'];

interface Dialogue {
  greeting: string;
  turns: Turn[];
}

/** One conversation with each exercise: what it says first, and what to each message. A new exercise needs a line. */
const dialogues: Record<ExerciseName, Dialogue> = {
  info: { greeting: '', turns: [['get', `${JSON.stringify(record)}\n`, 'closes']] },
  echo: {
    greeting: '',
    turns: [
      ['hello', 'echo hello'],
      ['你好\n', 'echo 你好\n'],
      ['\0', 'echo \0'],
      ['echo', 'echo echo'],
    ],
  },
  greet: {
    greeting: "Server: Welcome!\nServer: What's your name?",
    turns: [
      ['Ann', "Server: Hello Ann!\nServer: What's your name?"],
      ['小明\n', "Server: Hello 小明!\nServer: What's your name?"],
      ['Bo\r\n', "Server: Hello Bo!\nServer: What's your name?"],
      ['Exit', "Server: Hello Exit!\nServer: What's your name?"],
      ['exit now', "Server: Hello exit now!\nServer: What's your name?"],
      ['\n', "Server: Hello !\nServer: What's your name?"],
      ['exit\r\n', 'Server: Good bye!\n', 'closes'],
    ],
  },
  clock: {
    greeting: '',
    turns: [
      ['hi', '[Thu Feb  7 12:00:18 2013] hi'],
      ['几点了', '[Thu Feb  7 12:00:18 2013] 几点了'],
    ],
  },
};

const made = await Promise.all(
  exerciseNames.map(async name => ({ name, exercise: await makeExercise(name) })),
);

describe.each(made)('$name over TCP', ({ name, exercise }) => {
  const { greeting, turns } = dialogues[name];
  const [firstMessage = '', firstAnswer = ''] = turns[0] ?? [];

  it('answers each message byte for byte, and closes when it says so', async () => {
    const server = await serve(exercise);
    await holdDialogue(server.port, dialogues[name]);
  });

  it('serves many clients at once, each in its own conversation', async () => {
    const server = await serve(exercise);
    await Promise.all(Array.from({ length: 50 }, () => holdDialogue(server.port, dialogues[name])));
  });

  it('serves on after a client that resets in the middle, and beside one that only connects', async () => {
    const server = await serve(exercise);
    await dial(server.port);
    const rude = await dial(server.port);
    const gone = server.event(exercise.stays ? 'left' : 'answered');
    rude.send(firstMessage.slice(0, 1));
    rude.socket.resetAndDestroy();
    await gone;
    await holdDialogue(server.port, dialogues[name]);
  });

  it('answers a client that has closed its sending half, and closes too', async () => {
    const server = await serve(exercise);
    const client = await dial(server.port);
    client.socket.end(firstMessage);
    expect(await client.hearEnd()).toBe(greeting + firstAnswer);
  });

  it('refuses who is not on the access list, and says which address that was', async () => {
    const access = parseAccess(['10.0.0.0/8']);
    if ('bad' in access) throw new Error(access.bad);
    const server = await serve(exercise, { access });
    await expect(dial(server.port).then(client => client.hearEnd())).rejects.toThrow('ECONNRESET');
    expect(server.events).toMatchObject([{ code: 'forbidden', address: '127.0.0.1' }]);
  });

  it('lets go of a client that says nothing for too long', async () => {
    const server = await serve(withLimits(exercise, { quietMs: 30 }));
    const left = server.event(exercise.stays ? 'left' : 'answered');
    const client = await dial(server.port);
    await client.hearEnd();
    expect(await left).toMatchObject(exercise.stays ? { why: 'idle' } : { heard: new Uint8Array() });
  });

  // The survey's own server has no conversation to keep.
  if (exercise.stays) {
    it('keeps a client that goes on talking, however long', async () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
      onTestFinished(() => void vi.useRealTimers());
      const quietMs = 100;
      const server = await serve(withLimits(exercise, { quietMs }));
      const client = await dial(server.port);
      await client.hear(Buffer.byteLength(greeting));
      for (let message = 0; message < 5; message++) {
        vi.advanceTimersByTime(quietMs - 1);
        client.send(firstMessage);
        expect(await client.hear(Buffer.byteLength(firstAnswer))).toBe(firstAnswer);
      }
    });
  }

  it('ends a conversation when its time is over, however busy it is', async () => {
    const server = await serve(withLimits(exercise, { lifetimeMs: 60 }));
    const left = server.event(exercise.stays ? 'left' : 'answered');
    const client = await dial(server.port);
    const trickle = setInterval(() => client.send(' '), 5);
    await client.hearEnd().finally(() => clearInterval(trickle));
    expect(await left).toMatchObject(exercise.stays ? { why: 'expired' } : { ms: expect.any(Number) });
  });

  it('counts the connections of one source, and drops those over the limit', async () => {
    const server = await serve(exercise, { limitLoopback: true });
    const count = MAX_PER_SOURCE + 6;
    let over = 0;
    await new Promise<void>(resolve => {
      for (let index = 0; index < count; index++) {
        dial(server.port)
          .then(({ socket }) => once(socket, 'close'))
          .catch(() => {})
          .then(() => ++over === count - MAX_PER_SOURCE && resolve());
      }
    });
    await server.close();
    expect(server.events).toContainEqual({ code: 'dropped', peers: count - MAX_PER_SOURCE });
  });
});

describe.each(made.filter(({ exercise }) => exercise.stays))(
  '$name, which stays connected',
  ({ exercise }) => {
    it('reports the connections that its own end closes, before it has ended', async () => {
      const server = await serve(exercise);
      await Promise.all(Array.from({ length: 8 }, () => dial(server.port)));
      const countOf = (wanted: string) => server.events.filter(({ code }) => code === wanted).length;
      await vi.waitFor(() => expect(countOf('arrived')).toBe(8));
      await server.close();
      expect(countOf('left')).toBe(8);
    });
  },
);

describe.each(made.filter(({ exercise }) => exercise.answerDatagram))(
  '$name over UDP',
  ({ name, exercise }) => {
    const { turns } = dialogues[name];

    it('answers each datagram byte for byte, to its sender', async () => {
      const server = await serve(exercise, { transport: 'udp' });
      const clients = await Promise.all(Array.from({ length: 20 }, () => dialUdp(server.port)));
      await Promise.all(
        clients.map(async client => {
          for (const [says, hears] of turns) {
            client.send(Buffer.from(says));
            expect(await client.hear()).toBe(hears);
          }
        }),
      );
    });

    it('does not answer a client that is not on the access list, and logs its address', async () => {
      const access = parseAccess(['10.0.0.0/8']);
      if ('bad' in access) throw new Error(access.bad);
      const server = await serve(exercise, { transport: 'udp', access });
      const forbidden = server.event('forbidden');
      const client = await dialUdp(server.port);
      client.send(Buffer.from(turns[0]?.[0] ?? ''));
      expect(await forbidden).toMatchObject({ address: '127.0.0.1' });
      expect(server.events).toHaveLength(1);
    });
  },
);

async function holdDialogue(port: number, { greeting, turns }: Dialogue): Promise<void> {
  const client = await dial(port);
  expect(await client.hear(Buffer.byteLength(greeting))).toBe(greeting);
  for (const [says, hears, then] of turns) {
    client.send(says);
    expect(await client.hear(Buffer.byteLength(hears))).toBe(hears);
    if (then === 'closes') return expect(await client.hearEnd()).toBe('');
  }
  client.socket.end();
  expect(await client.hearEnd()).toBe('');
}

function withLimits(exercise: Exercise, limits: Partial<Exercise['limits']>): Exercise {
  return { ...exercise, limits: { ...exercise.limits, ...limits } };
}
