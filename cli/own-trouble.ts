import { capitalize, wordProblem } from '../messages/wording.ts';
import type { OwnTrouble } from '../shared/finding.ts';
import type { Settings } from './settings.ts';

/** One line about what this computer lacks to ask seats, and what to try. */
export function wordOwnTrouble(
  trouble: OwnTrouble,
  { config, messages }: Pick<Settings, 'config' | 'messages'>,
): string {
  const { cause, hint } = wordProblem(
    messages.problems,
    { code: 'own-trouble', trouble },
    { port: config.port },
  );
  return [capitalize(cause), hint].join(messages.crawl.stop);
}
