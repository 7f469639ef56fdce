import type { CommandModule } from '../cli/program.ts';
import type { CommandName } from '../shared/ids.ts';

/** The commands of peer-survey, each loaded only when called. A new one is a name in shared/ids.ts, a file and a line here. */
export const commands: Record<CommandName, () => Promise<CommandModule>> = {
  serve: () => import('./serve.ts'),
  crawl: () => import('./crawl.ts'),
  talk: () => import('./talk.ts'),
  check: async () => (await import('./check.ts')).checkOf(() => import('../targets/open-roster.ts')),
  list: () => import('./list.ts'),
  pair: () => import('./pair.ts'),
  diff: () => import('./diff.ts'),
  demo: async () => (await import('./demo.ts')).demoOf(() => import('./demo-campus.ts')),
  referee: () => import('./referee.ts'),
  board: () => import('./board.ts'),
  handout: () => import('./handout.ts'),
  worker: () => import('./worker.ts'),
  campus: () => import('./campus.ts'),
  completion: async () => (await import('./completion.ts')).completionOf(commands),
};
