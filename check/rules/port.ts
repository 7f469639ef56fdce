import { REQUEST } from '../../shared/protocol.ts';
import { fail, pass, type Rule, type Subject } from '../subject.ts';

/** The TCP port must be open at exactly this address. */
export const port: Rule = {
  id: '1.2',
  needs: ['1.1'],
  transport: 'tcp',
  async test(subject) {
    const { failure } = await subject.first();
    if (failure === 'refused') return explainRefusal(subject);
    return failure === 'no-connection' ? fail({ code: 'filtered' }) : pass();
  },
};

/** A closed port may still be open on loopback, or for UDP. */
async function explainRefusal(subject: Subject) {
  const isOwn = subject.ownAddresses().includes(subject.at.host);
  if (isOwn && (await subject.isOpenAt('127.0.0.1'))) return fail({ code: 'loopback-only' });
  if (Buffer.isBuffer(await subject.send(Buffer.from(REQUEST)))) return fail({ code: 'udp' });
  return fail({ code: 'refused', afterMs: 0 });
}
