import { wordOwnTrouble } from '../cli/own-trouble.ts';
import type { Settings } from '../cli/settings.ts';
import type { Sweep } from '../crawler/sweep.ts';

/** A sweep by workers that also says, once for each lab, what the computer of its worker lacks for asking seats. */
export function tellWorkerTrouble(
  sweep: Sweep,
  settings: Pick<Settings, 'config' | 'messages'>,
  say: (line: string) => void,
): Sweep {
  const { news } = settings.messages.campus;
  const told = new Set<string>();
  return (targets, run) =>
    sweep(targets, {
      ...run,
      onResult(result) {
        const { problem, lab = '' } = result;
        if (problem?.code === 'own-trouble' && !told.has(`${lab} ${problem.trouble}`)) {
          told.add(`${lab} ${problem.trouble}`);
          say(news.workerLacks(lab, wordOwnTrouble(problem.trouble, settings)));
        }
        return run.onResult(result);
      },
    });
}
