import type { Note, Problem } from '../shared/finding.ts';
import type { ProgramLanguage } from '../shared/ids.ts';
import type { Student } from '../shared/reply.ts';
import type { Status } from '../shared/status.ts';

/** The statuses of a seat without an answer. */
export type TroubleStatus = Exclude<Status, 'ok' | 'declined'>;

/** The judgement of an exchange. In trouble, `evidence` quotes the bytes, and `writtenIn` is the language they show. */
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

/** The student number of a verdict, also of one who keeps the measures private. */
export function idOf(verdict: Verdict): string | undefined {
  if (verdict.status === 'ok') return verdict.student.id;
  return verdict.status === 'declined' ? verdict.declined.id : undefined;
}
