import { REQUEST, REQUEST_DEADLINE_MS } from '../../shared/protocol.ts';
import { asking, askPlainly, hasRecord, LONGEST_ANSWER_MS, waitForReply } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { isHeard, type Visit } from '../timeline.ts';
import type { Script } from '../visit.ts';
import { unlessGone } from './alive.ts';

/** A client that says nothing must not keep the others waiting. */
export const silentClient: Rule = {
  id: '6.2',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    let beside: Visit | undefined;
    const silent = await subject.visit(async () => {
      beside = (await subject.visit(askPlainly)).visit;
    });
    // Any byte shows that the server is not waiting for the silent client; what it said is for other rules.
    const isFine = !silent.visit || isHeard(beside);
    const outcome = isFine ? pass() : fail({ code: 'busy-with-one' }, beside);
    return unlessGone(subject, outcome, 'silent');
  },
};

/** Repeated, since it is a matter of luck whether a reset hits the server while it reads, while it writes or not at all. */
const RESETS = 5;

/** A client may vanish when a laptop closes: the server must survive a reset, before and after the request. */
export const abruptClient: Rule = {
  id: '6.3',
  needs: ['6.1'],
  strict: true,
  last: true,
  async test(subject) {
    for (let time = 0; time < RESETS; time++) {
      await subject.visit(async connection => connection.reset());
      await subject.visit(async connection => {
        connection.send(REQUEST);
        connection.reset();
      });
    }
    const afterwards = await unlessGone(subject, pass(), 'reset');
    return afterwards.finding?.code === 'gone-afterwards' ? fail({ code: 'crash-on-leave' }) : afterwards;
  },
};

/** Long enough for the pieces to arrive one by one, and for a server to answer if it takes `g` for the whole request. */
const BETWEEN_PIECES_MS = 60;

/** TCP carries bytes, not messages: `get` may arrive in three pieces. */
export const splitRequest: Rule = {
  id: '6.4',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    // On a busy machine one answer can be late by accident.
    const first = await subject.visit(askInPieces);
    const visited = hasRecord(first) ? first : await subject.visit(askInPieces);
    const outcome = hasRecord(visited) ? pass() : fail({ code: 'split-request' }, visited.visit);
    return unlessGone(subject, outcome, 'pieces');
  },
};

const askInPieces: Script = async connection => {
  for (const letter of REQUEST) {
    connection.send(letter);
    await connection.pause(BETWEEN_PIECES_MS);
  }
  await waitForReply(connection, LONGEST_ANSWER_MS);
};

const lineEnds = [
  { end: '\n', sent: '\\n' },
  { end: '\r\n', sent: '\\r\\n' },
] as const;

/** The server must also accept the request with a line end: LF, or CRLF as Telnet and Windows send it. */
export const acceptsLineEnds: Rule = {
  id: '6.5',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    for (const { end, sent } of lineEnds) {
      // On a busy machine one answer can be late by accident.
      const first = await subject.visit(asking(REQUEST + end));
      const visited = hasRecord(first) ? first : await subject.visit(asking(REQUEST + end));
      if (hasRecord(visited)) continue;
      const { visit } = visited;
      // An answer that a reset has cut off: the line end was not compared, it lay unread at close().
      const wasCut = visit?.ending === 'reset' && visit.received.length > 0;
      return unlessGone(
        subject,
        fail(wasCut ? { code: 'reset-after-reply' } : { code: 'line-end', sent }, visit),
        'line-end',
      );
    }
    return unlessGone(subject, pass(), 'line-end');
  },
};

/** How long a server may take to give up on a request: the deadline in the protocol, and a little for the network. */
const PATIENCE_MS = REQUEST_DEADLINE_MS + 500;

/** An unknown request must be answered or hung up on; the client must not be left waiting. */
export const unknownRequest: Rule = {
  id: '6.6',
  needs: ['6.1'],
  strict: true,
  async test(subject) {
    let isHeard = false;
    const visited = await subject.visit(async connection => {
      connection.send('PUT\r\n');
      isHeard =
        (await connection.waitFor(received => received.length > 0, PATIENCE_MS)) || connection.isOver();
    });
    const outcome = isHeard ? pass() : fail({ code: 'unknown-request' }, visited.visit);
    return unlessGone(subject, outcome, 'unknown');
  },
};
