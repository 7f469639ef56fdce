import type { CommandName } from '../cli/command-line.ts';
import type { CommandModule } from '../cli/program.ts';

/** The commands of peer-survey, each loaded only when it is called. A new one is a folder and a line here. */
export const commands: Record<CommandName, () => Promise<CommandModule>> = {
  serve: () => import('./serve.ts'),
  crawl: () => import('./crawl.ts'),
  talk: () => import('./talk.ts'),
  check: () => import('./check.ts'),
  list: () => import('./list.ts'),
  pair: () => import('./pair.ts'),
  demo: () => import('./demo.ts'),
  board: () => import('./board.ts'),
  handout: () => import('./handout.ts'),
  completion: async () => (await import('./completion.ts')).completionOf(commands),
};
