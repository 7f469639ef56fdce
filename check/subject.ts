import type { Messages } from '../messages/messages.ts';
import type { Note, NoteCode, Problem, ProblemCode } from '../shared/finding.ts';
import type { ExerciseName } from '../shared/ids.ts';
import type { Visit } from './timeline.ts';
import type { Address, Script, Visited } from './visit.ts';

/** The stable id of a rule: its branch of the ladder, and its place there. */
export type RuleId = keyof Messages['check']['rules'];
/** A rule finds a problem, or what a crawl only notes. */
export type Finding = Problem | Note;
/** The code of a finding, without its arguments. */
export type FindingCode = ProblemCode | NoteCode;

/** The server that is being checked, and what the rules may do with it. */
export interface Subject {
  at: Address;
  transport: 'tcp' | 'udp';
  exercise: ExerciseName;
  /** The first visit, made once, that most rules look at. */
  first(): Promise<Visited>;
  /** One more connection. */
  visit(script: Script): Promise<Visited>;
  /** One datagram, and the first that comes back; undefined where none does in time. */
  send(message: Uint8Array): Promise<Buffer | undefined>;
  /** Whether the address is one of this machine's own, loopback aside. */
  isOwn(): boolean;
  /** Whether the kernel has found a machine there; undefined where it cannot know. */
  isPresent(): boolean | undefined;
  isOpenAtLoopback(): Promise<boolean>;
}

/** What a rule made of the server. `at` is the offset of the byte that is wrong in what the visit received. */
export type Outcome =
  | { finding?: undefined; advice: Note[] }
  | { finding: Finding; visit?: Visit | undefined; at?: number | undefined };

/** One thing that is asked of a server; a file of `rules/`, and a line in its table. */
export interface Rule {
  id: RuleId;
  /** What has to be passed before it can be tested. */
  needs: readonly RuleId[];
  /** All that it can find. */
  finds: readonly FindingCode[];
  /** Only with --strict: it opens more connections, or could stop a fragile server. */
  strict?: true;
  /** Set where it is for one transport only. */
  transport?: 'tcp' | 'udp';
  test(subject: Subject): Promise<Outcome>;
}

/** Nothing is wrong; some of it may be worth a word. */
export function pass(...advice: Note[]): Outcome {
  return { advice };
}

/** Something is wrong: what it is, the visit that shows it, and the offset of the wrong byte. */
export function fail(finding: Finding, visit?: Visit, at?: number): Outcome {
  return { finding, visit, at };
}
