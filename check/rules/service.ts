import { judgeVisit } from '../ask.ts';
import { fail, pass, type Rule } from '../subject.ts';

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
