import type { Messages } from '../messages/messages.ts';
import { type Place, type Wording, wordNote, wordNoteHint, wordProblem } from '../messages/wording.ts';
import type { Note, NoteCode } from '../shared/finding.ts';
import type { RuleResult } from './result.ts';
import type { Finding } from './subject.ts';

/** The sentences for a finding, the same as in a crawl, unless a check has proved more. A note also gets a hint here. */
export function wordFinding(finding: Finding, place: Place, messages: Messages): Wording {
  if (!isNote(finding, messages)) return wordProblem(messages.problems, finding, place);
  return {
    cause: wordNote({ ...messages.notes, ...messages.check.provenNotes }, finding),
    hint: wordNoteHint(messages.check.noteHints, finding, place),
  };
}

/** Why a rule was not tested: something this computer lacked, or a fault in the checker. */
export function wordError({ trouble, error = '' }: RuleResult, { check }: Messages): string {
  return trouble ? check.ownTroubles[trouble] : check.ourTrouble(error);
}

function isNote(finding: Finding, { notes }: Messages): finding is Note {
  const known: Record<NoteCode, unknown> = notes;
  return Object.hasOwn(known, finding.code);
}
