import { REQUEST } from '../../shared/protocol.ts';
import { asking, hasRecord } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { unlessGone } from './alive.ts';

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
