import type { Colours } from '../cli/output.ts';
import type { Messages } from '../messages/messages.ts';

/** What a report needs beside its result; handed in, so that a report is a pure function. */
export interface ReportContext {
  messages: Messages;
  colours: Colours;
  /** Columns of a line. */
  width: number;
}
