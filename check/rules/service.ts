import { judgeVisit } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';
import { firstVisit } from './first-visit.ts';

/** Programs that speak first, or that no student wrote: the rules above would blame them for what they are not. */
const finds = ['ssh', 'http', 'tls', 'vnc', 'other-program', 'prompt', 'greet'] as const;

/** Another program may have the port, and would be blamed for all that follows. */
export const service: Rule = {
  id: '1.3',
  needs: ['1.2'],
  finds,
  transport: 'tcp',
  async test(subject) {
    const said = await firstVisit(subject);
    const verdict = said && judgeVisit(said);
    const problem = verdict && 'problem' in verdict ? verdict.problem : undefined;
    // What greets or asks for a name is another program for the survey, and may be right for a lesson.
    const isOwn = subject.exercise !== 'info' && (problem?.code === 'greet' || problem?.code === 'prompt');
    const found = isOwn ? undefined : finds.find(code => code === problem?.code);
    return found && problem ? fail(problem, said, 0) : pass();
  },
};
