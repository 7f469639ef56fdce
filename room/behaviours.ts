import type { Behaviour } from '../shared/behaviours.ts';
import type { Caller } from './caller.ts';
import type { SeatRecord } from './seat.ts';

/** What a seat does with a client; `undefined` stands for a server that was never started. */
type Act = ((caller: Caller, record: SeatRecord) => void) | undefined;

/** A right answer may take 1.5 s, and this one takes most of it. */
const LATE_MS = 1_200;
/** Time between two pieces: longer than the network of any room would delay one. */
const PIECE_MS = 300;
/** Time between two bytes: short enough for a whole reply in less than a second. */
const BYTE_MS = 8;
/** How long a connection stays open after the reply. */
const KEPT_OPEN_MS = 1_000;
/** An endless reply ends with a reset after this many bytes or this long, whichever comes first. */
const ENDLESS_BYTES = 8 * 2 ** 20;
const ENDLESS_MS = 10_000;
/** It is sent in portions, or everything would be sent before the FIN of a client that leaves at once is seen. */
const PORTION_BYTES = 64 * 2 ** 10;
const PORTION_MS = 50;

/** A well-behaved conversation: one request, one reply, FIN. */
function answering(reply: (record: SeatRecord) => string | Uint8Array): Act {
  return (caller, record) => caller.onRequest(() => caller.end(reply(record)));
}

const json = (record: object) => `${JSON.stringify(record)}\n`;

/** What a seat does with a client; undefined if nothing listens there. */
export const acts: Record<Behaviour, Act> = {
  right: answering(json),
  closed: undefined,
  // Like a Python server with `if data == 'get'`: recv() returns bytes, so this is never true.
  silent: () => {},
  late: (caller, record) => caller.onRequest(() => caller.after(LATE_MS, () => caller.end(json(record)))),
  'two-pieces': (caller, record) =>
    caller.onRequest(() => {
      const reply = json(record);
      const cut = insideNumber(reply);
      caller.send(reply.slice(0, cut));
      caller.after(PIECE_MS, () => caller.end(reply.slice(cut)));
    }),
  'byte-by-byte': (caller, record) => caller.onRequest(() => trickle(caller, Buffer.from(json(record)))),
  'kept-open': (caller, record) =>
    caller.onRequest(() => {
      caller.send(json(record));
      caller.after(KEPT_OPEN_MS, () => caller.end());
    }),
  endless: (caller, { id, height }) =>
    caller.onRequest(() => {
      caller.send(`{"id": "${id}", "height": ${height}, "name": "`);
      pour(caller);
    }),
  half: answering(({ id, height }) => `{"id": "${id}", "height": ${height}, "wei`),
  reset: caller => caller.onRequest(() => caller.reset()),
  // Like conn.send(str(record).encode()) in Python.
  quotes: answering(({ id, height, weight, size }) => {
    return `{'id': '${id}', 'height': ${height}, 'weight': ${weight}, 'size': '${size}'}`;
  }),
  // A Python expression, not JSON: only eval() can read it.
  expression: answering(({ id, height, weight, size }) => {
    return `{'id': '${id}', 'height': ${height - 5}+5, 'weight': ${weight}, 'size': '${size}'}`;
  }),
  // Like json.dumps(record, ensure_ascii=False).encode('gbk') with the name 王.
  gbk: answering(({ id, height, weight, size }) => {
    const start = `{"name": "`;
    const end = `", "id": "${id}", "height": ${height}, "weight": ${weight}, "size": "${size}"}\n`;
    return Buffer.concat([Buffer.from(start), Buffer.from([0xcd, 0xf5]), Buffer.from(end)]);
  }),
  metres: answering(record => json({ ...record, height: record.height / 100 })),
  swapped: answering(record => json({ ...record, height: record.weight, weight: record.height })),
  twin: answering(json),
  declined: answering(({ id }) => json({ id, declined: true })),
  size: answering(json),
  'extra-keys': answering(record => json({ name: 'Li Lei', ...record, class: 3 })),
  // The exercise of the week before is still running.
  echo: caller => caller.onBytes(bytes => caller.end(bytes)),
};

/** The offset after the first digit of the height. */
function insideNumber(reply: string): number {
  return reply.indexOf('"height":') + '"height":'.length + 1;
}

/** Sends a reply byte by byte. The brace and the line end go together, since a client may leave after the brace. */
function trickle(caller: Caller, reply: Buffer): void {
  if (reply.length === 2) {
    caller.end(reply);
    return;
  }
  caller.send(reply.subarray(0, 1));
  caller.after(BYTE_MS, () => trickle(caller, reply.subarray(1)));
}

function pour(caller: Caller): void {
  const portion = Buffer.alloc(PORTION_BYTES, 'a');
  const until = caller.call.openedAt + ENDLESS_MS;
  let elapsed = caller.call.openedAt;
  const next = () => {
    elapsed += PORTION_MS;
    if (caller.call.sent >= ENDLESS_BYTES || elapsed >= until) return caller.reset();
    if (caller.isWritable()) caller.send(portion);
    caller.after(PORTION_MS, next);
  };
  next();
}
