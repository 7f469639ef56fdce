import { REQUEST } from '../../shared/protocol.ts';
import { asking, hasRecord } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { visitOf } from '../visit.ts';
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
      return unlessGone(subject, fail({ code: 'line-end', sent }, visitOf(visited)), 'line-end');
    }
    return unlessGone(subject, pass(), 'line-end');
  },
};
