import { REQUEST } from '../../shared/protocol.ts';
import { hasRecord, LONGEST_ANSWER_MS, waitForReply } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import type { Script } from '../visit.ts';
import { unlessGone } from './alive.ts';

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
