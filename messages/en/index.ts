import { board, page } from './board.ts';
import { campus } from './campus.ts';
import { changes } from './changes.ts';
import { check } from './check.ts';
import { crawl, demo, exercises, serve } from './commands.ts';
import { files } from './files.ts';
import { notes, problems, statuses } from './findings.ts';
import { handout, web } from './handout.ts';
import { help } from './help.ts';
import { log } from './log.ts';
import { pair } from './pair.ts';
import { referee } from './referee.ts';
import { report } from './report.ts';
import { roster } from './roster.ts';
import { talk } from './talk.ts';
import { usage } from './usage.ts';

/** English, the model for the other languages. */
export const en = {
  statuses,
  problems,
  notes,
  usage,
  files,
  changes,
  roster,
  serve,
  exercises,
  talk,
  log,
  crawl,
  demo,
  help,
  report,
  page,
  board,
  check,
  referee,
  campus,
  web,
  handout,
  pair,
};
