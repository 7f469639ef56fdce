import { REQUEST } from '../../shared/protocol.ts';
import { hasRecord, LONGEST_ANSWER_MS, waitForReply } from '../ask.ts';
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
  finds: ['line-end', 'gone-afterwards', 'stuck'],
  strict: true,
  async test(subject) {
    for (const { end, sent } of lineEnds) {
      const visited = await subject.visit(async connection => {
        connection.send(REQUEST + end);
        await waitForReply(connection, LONGEST_ANSWER_MS);
      });
      if (hasRecord(visited)) continue;
      const said = 'visit' in visited ? visited.visit : undefined;
      return unlessGone(subject, fail({ code: 'line-end', sent }, said), 'line-end');
    }
    return unlessGone(subject, pass(), 'line-end');
  },
};
