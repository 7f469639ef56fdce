import type * as z from 'zod/mini';
import type { checkProblems } from '../shared/check-problems.ts';
import type { Note, NoteCode, NoteOf, Problem, ProblemCode, ProblemOf } from '../shared/finding.ts';
import type { ProgramLanguage } from '../shared/ids.ts';
import { printable, quotable } from '../shared/printable.ts';

/** The wording of a problem: a cause, which names nobody, and a hint, which says what to change. */
export interface Wording {
  cause: string;
  hint: string;
}

/** Where a problem was seen: some hints name the port, some what to write in the language of the server. */
export interface Place {
  port: number;
  /** Absent where the server's bytes do not show it. */
  writtenIn?: ProgramLanguage | undefined;
}

type ProblemMap = { [Code in ProblemCode]: ProblemOf<Code> };
type NoteMap = { [Code in NoteCode]: NoteOf<Code> };

/** The sentences of one language for all problems, and for all notes; the compiler finds a missing one. */
export type ProblemWordings = { [Code in ProblemCode]: (problem: ProblemMap[Code], place: Place) => Wording };
/** The part of them that only a check needs, in a file of its own. */
export type CheckProblemWordings = Pick<ProblemWordings, z.infer<(typeof checkProblems)[number]>['code']>;
/** What to change about each note; a check says it. */
export type NoteHintWordings = { [Code in NoteCode]: (note: NoteMap[Code], place: Place) => string };
/** The notes that a check proves by more visits, so that it can say more than a crawl. */
export type ProvenNoteWordings = Pick<NoteWordings, 'kept-open' | 'needed-newline' | 'slow'>;
export type NoteWordings = { [Code in NoteCode]: (note: NoteMap[Code]) => string };

/** Words a problem. Its arguments may be a seat's own bytes, so what is invisible in them is made visible. */
export function wordProblem(wordings: ProblemWordings, problem: Problem, place: Place): Wording {
  const word = <Code extends ProblemCode>(code: Code, found: ProblemMap[Code]) =>
    wordings[code](found, place);
  const { cause, hint } = word(problem.code, shorten(problem));
  return { cause: printable(cause), hint: printable(hint) };
}

/** Words a note, printable as a problem is. */
export function wordNote(wordings: NoteWordings, note: Note): string {
  const word = <Code extends NoteCode>(code: Code, found: NoteMap[Code]) => wordings[code](found);
  return printable(word(note.code, shorten(note)));
}

/** What to change about something that a crawl only notes. */
export function wordNoteHint(wordings: NoteHintWordings, note: Note, place: Place): string {
  const word = <Code extends NoteCode>(code: Code, found: NoteMap[Code]) => wordings[code](found, place);
  return printable(word(note.code, shorten(note)));
}

/** A cause is written as part of a sentence; here it begins one. */
export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** Shortens the arguments of a finding to fit into a sentence: a seat can send four thousand characters of anything. */
function shorten<Finding extends Problem | Note>(finding: Finding): Finding {
  const short = { ...finding };
  for (const [name, value] of Object.entries(finding)) {
    if (typeof value === 'string') Object.assign(short, { [name]: quotable(value) });
    if (Array.isArray(value)) Object.assign(short, { [name]: shortenList(value) });
  }
  return short;
}

function shortenList(list: unknown[]): unknown[] {
  const texts = list.filter(item => typeof item === 'string');
  const joined = texts.map((_, index) => texts.slice(0, index + 1).join(', '));
  const fits = (text: string) => quotable(text) === text;
  const fitting = joined.findLastIndex(fits) + 1;
  if (fitting === texts.length) return list;
  return fitting === 0 ? [quotable(texts[0] ?? '')] : [...texts.slice(0, fitting), '…'];
}
