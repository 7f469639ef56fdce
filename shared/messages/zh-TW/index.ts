import type { Messages } from '../index.ts';
import { crawl, demo, exercises, help, serve } from './commands.ts';
import { notes, problems, statuses } from './findings.ts';
import { report } from './report.ts';
import { talk } from './talk.ts';
import { usage } from './usage.ts';

/** Chinese as it is written in Taiwan. */
export const zhTW: Messages = {
  statuses,
  problems,
  notes,
  usage,
  serve,
  exercises,
  talk,
  crawl,
  demo,
  help,
  report,
};
