import type { Colours } from '../cli/output.ts';
import type { Messages } from '../messages/messages.ts';

/** What a report needs besides its result; passed in, so that a report is a pure function. */
export interface ReportContext {
  messages: Messages;
  colours: Colours;
  /** The width of a line in columns. */
  width: number;
}
