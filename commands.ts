import type { CommandName } from './terminal/command-line.ts';
import type { CommandModule } from './terminal/program.ts';

/** The commands of peer-survey, each loaded only when it is called. A new one is a folder and a line here. */
export const commands: Record<CommandName, () => Promise<CommandModule>> = {
  serve: () => import('./server/command.ts'),
  crawl: () => import('./crawler/command.ts'),
  talk: () => import('./talk/command.ts'),
  check: () => import('./check/command.ts'),
  list: () => import('./crawler/list-command.ts'),
  pair: () => import('./crawler/pair-command.ts'),
  demo: () => import('./demo/command.ts'),
  board: () => import('./board/command.ts'),
  handout: () => import('./handout/command.ts'),
  completion: async () => (await import('./completion/command.ts')).completionOf(commands),
};
