import { REQUEST } from '../../shared/protocol.ts';
import { judgeVisit } from '../ask.ts';
import { fail, pass, type Rule, type Subject } from '../subject.ts';

/** There must be a machine at the address before anything else can be tested. */
export const address: Rule = {
  id: '1.1',
  needs: [],
  // An unanswered datagram does not show whether there is a machine.
  transport: 'tcp',
  async test({ isPresent, first }) {
    const { failure } = await first();
    if (failure === 'unknown-name') return fail({ code: failure });
    if (failure === 'unreachable') return fail({ code: failure, afterMs: 0 });
    if (failure !== 'no-connection' || isPresent() === true) return pass();
    return fail({ code: isPresent() === false ? 'unreachable' : failure, afterMs: 0 });
  },
};

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

/** Programs that are not the student's server, recognised by what they say. */
const programs = ['ssh', 'http', 'tls', 'vnc', 'other-program', 'prompt', 'greet'] as const;

/** Another program may own the port: stop here, or later rules would blame it for not being the exercise. */
export const service: Rule = {
  id: '1.3',
  needs: ['1.2'],
  transport: 'tcp',
  async test(subject) {
    const said = (await subject.first()).visit;
    const verdict = said && judgeVisit(said);
    const problem = verdict && 'problem' in verdict ? verdict.problem : undefined;
    // A greeting or a prompt is wrong for the survey, but may be right for a lesson.
    const isOwn = subject.exercise !== 'info' && (problem?.code === 'greet' || problem?.code === 'prompt');
    const found = isOwn ? undefined : programs.find(code => code === problem?.code);
    return found && problem ? fail(problem, said) : pass();
  },
};
