import { fail, pass, type Rule } from '../subject.ts';

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
