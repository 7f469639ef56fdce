import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { choosePatience } from '../../crawler/patience.ts';
import { probe } from '../../crawler/probe.ts';
import { waits } from '../../crawler/request.ts';
import { learnRoundTrip } from '../../crawler/round-trip.ts';
import { watchShortage } from '../../crawler/shortage.ts';
import { hostResultSchema } from '../../survey/result.ts';

/** Probes in all; FUZZ=100000 for a longer look. */
const PROBES = Number(process.env.FUZZ ?? 10_000);
const AT_ONCE = 100;

/** Everything is waited for a twentieth of its time, so that ten thousand broken servers take seconds. */
const SCALE = 1 / 20;
const scaled = {
  newlineMs: waits.newlineMs * SCALE,
  quietMs: waits.quietMs * SCALE,
  greetingMs: waits.greetingMs * SCALE,
  replyMs: waits.replyMs * SCALE,
};

/** The budget of a probe. A probe that goes on for ever fails the test by its time limit. */
const BUDGET_MS = 300;

/** What a server does with one client: pieces with the time before each, and how it ends. */
interface Script {
  pieces: { bytes: Uint8Array; afterMs: number }[];
  ending: 'fin' | 'reset' | 'stay';
  readsFirst: boolean;
}

const record = fc.record({
  id: fc.oneof(fc.string(), fc.integer()),
  height: fc.oneof(fc.double(), fc.integer({ min: 100, max: 250 }), fc.string()),
  weight: fc.oneof(fc.double(), fc.integer({ min: 20, max: 300 }), fc.constant(null)),
  size: fc.oneof(fc.constantFrom('M', '3XL', '大', 'M/L'), fc.string({ unit: 'binary' })),
});
const said = fc.oneof(
  record.map(value => Buffer.from(JSON.stringify(value))),
  record.map(value => Buffer.from(`${JSON.stringify(value)}\n`)),
  fc.json().map(text => Buffer.from(text)),
  fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
  fc
    .tuple(record, fc.uint8Array({ maxLength: 40 }))
    .map(([value, more]) => Buffer.concat([Buffer.from(JSON.stringify(value)), more])),
  fc.tuple(record, fc.nat(60)).map(([value, end]) => Buffer.from(JSON.stringify(value)).subarray(0, end)),
  fc
    .constantFrom(' ', '{', '[', '"', '\0', '{"a":')
    .chain(text => fc.nat(5_000).map(times => Buffer.from(text.repeat(times)))),
);
const script: fc.Arbitrary<Script> = fc
  .record({
    bytes: said,
    cuts: fc.array(fc.nat(300), { maxLength: 4 }),
    delays: fc.array(fc.nat(20), { minLength: 5, maxLength: 5 }),
    ending: fc.constantFrom('fin', 'reset', 'stay'),
    readsFirst: fc.boolean(),
  })
  .map(({ bytes, cuts, delays, ...rest }) => {
    const ends = [...cuts.filter(cut => cut < bytes.length).toSorted((a, b) => a - b), bytes.length];
    const pieces = ends.map((end, index) => ({
      bytes: bytes.subarray(ends[index - 1] ?? 0, end),
      afterMs: delays[index] ?? 0,
    }));
    return { ...rest, pieces };
  });

let server: Server;
let port = 0;
let scripts: Script[] = [];
const clients = new Set<Socket>();

/** Plays the next script to each client that connects, until the client leaves. */
async function play(socket: Socket, { pieces, ending, readsFirst }: Script): Promise<void> {
  if (readsFirst) await once(socket, 'data');
  for (const { bytes, afterMs } of pieces) {
    if (afterMs > 0) await new Promise(resolve => setTimeout(resolve, afterMs));
    if (socket.destroyed) return;
    socket.write(bytes);
  }
  if (ending === 'fin') socket.end();
  if (ending === 'reset') socket.resetAndDestroy();
}

beforeAll(async () => {
  let next = 0;
  server = createServer(socket => {
    clients.add(socket);
    socket.on('error', () => {}).on('close', () => clients.delete(socket));
    // A client that leaves while its first bytes are waited for ends the script.
    play(socket, scripts[next++ % scripts.length] ?? { pieces: [], ending: 'fin', readsFirst: false }).catch(
      () => {},
    );
  });
  await once(server.listen(0, '127.0.0.1', 4_096), 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});

afterAll(() => {
  for (const client of clients) client.destroy();
  server.close();
});

function makeState() {
  const roundTrip = learnRoundTrip();
  const patience = choosePatience({ timeoutMs: BUDGET_MS, attempts: 2 }, roundTrip);
  return {
    patience,
    waits: scaled,
    roundTrip,
    isResolved: () => true,
    shortage: watchShortage(),
    onOwnTrouble: () => {},
  };
}

describe(`${PROBES} servers that say anything, in any pieces, with any ending`, () => {
  it('each get a result of the closed list, in time, and leave nothing open', {
    timeout: 600_000,
  }, async () => {
    const statuses = new Map<string, number>();
    const rounds = fc.asyncProperty(
      fc.array(script, { minLength: AT_ONCE, maxLength: AT_ONCE }),
      async batch => {
        scripts = batch;
        const state = makeState();
        const probes = batch.map((_, index) => {
          return probe({ seat: index + 1, host: '127.0.0.1', port }, state, new AbortController().signal);
        });
        for (const result of await Promise.all(probes)) {
          expect(hostResultSchema.parse(result)).toEqual(result);
          expect(result.status).not.toBe('internal-error');
          statuses.set(result.status, (statuses.get(result.status) ?? 0) + 1);
        }
      },
    );
    await fc.assert(rounds, { numRuns: Math.ceil(PROBES / AT_ONCE), endOnFailure: true });

    // The fuzz reaches what it is meant to reach: good answers as well as each way to break one.
    expect([...statuses.keys()]).toEqual(
      expect.arrayContaining(['ok', 'incomplete', 'bad-json', 'bad-record', 'silent', 'closed']),
    );
    for (const client of clients) client.destroy();
    const open = () => process.getActiveResourcesInfo().filter(name => name === 'TCPSocketWrap');
    await vi.waitFor(() => expect(open()).toEqual([]), 30_000);
  });
});
