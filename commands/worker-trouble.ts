import { wordOwnTrouble } from '../cli/own-trouble.ts';
import type { Settings } from '../cli/settings.ts';
import type { Sweep } from '../crawler/sweep.ts';

/** Wraps a sweep by workers to report, once for each lab, what its worker's computer lacks. */
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
