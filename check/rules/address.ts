import { fail, pass, type Rule } from '../subject.ts';

/** There must be a machine at the address before anything else can be tested. */
export const address: Rule = {
  id: '1.1',
  needs: [],
  // An unanswered datagram does not show whether there is a machine.
  transport: 'tcp',
  async test({ isPresent, first }) {
    const visited = await first();
    if (!visited.failure) return pass();
    switch (visited.failure) {
      case 'unknown-name':
        return fail({ code: 'unknown-name' });
      case 'unreachable':
        return fail({ code: 'unreachable', afterMs: 0 });
      case 'no-connection':
        if (isPresent() === true) return pass();
        return isPresent() === false
          ? fail({ code: 'unreachable', afterMs: 0 })
          : fail({ code: 'no-connection', afterMs: 0 });
      default:
        return pass();
    }
  },
};
