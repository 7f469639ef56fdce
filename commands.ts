import type { CommandName } from './terminal/command-line.ts';
import type { Commands } from './terminal/program.ts';

/** The commands of peer-survey. A new one is a folder and a line here. */
export const commands = {
  serve: () => import('./server/command.ts'),
  crawl: () => import('./crawler/command.ts'),
  talk: () => import('./talk/command.ts'),
  check: () => import('./check/command.ts'),
  list: () => import('./crawler/list-command.ts'),
  pair: () => import('./crawler/pair-command.ts'),
  demo: () => import('./demo/command.ts'),
  board: () => import('./board/command.ts'),
  handout: () => import('./handout/command.ts'),
} satisfies Record<CommandName, Commands[CommandName]>;
