import type { Note, Problem } from '../shared/finding.ts';
import type { ProgramLanguage } from '../shared/ids.ts';
import type { Student } from '../shared/reply.ts';
import type { Status } from '../shared/status.ts';

export type TroubleStatus = Exclude<Status, 'ok' | 'declined'>;

/** What an exchange comes to. Of a seat in trouble, `evidence` quotes its bytes, and `writtenIn` is the language they show. */
export type Verdict =
  | { status: 'ok'; student: Student; notes: Note[] }
  | { status: 'declined'; declined: { id: string }; notes: Note[] }
  | {
      status: TroubleStatus;
      problem: Problem;
      notes: Note[];
      evidence?: { text: string; bytes: number };
      writtenIn?: ProgramLanguage;
    };
