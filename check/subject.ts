import type { RuleId } from '../shared/check-ids.ts';
import type { Note, NoteCode, Problem, ProblemCode } from '../shared/finding.ts';
import type { ExerciseName } from '../shared/ids.ts';
import type { Roster } from '../survey/roster.ts';
import type { Visit } from './timeline.ts';
import type { Address, Script, Visited } from './visit.ts';

export type { RuleId };
/** A rule finds a problem, or what a crawl only notes. */
export type Finding = Problem | Note;
/** The code of a finding, without its arguments. */
export type FindingCode = ProblemCode | NoteCode;

/** What a server of the lessons said: before the first message, and to each. */
export interface Dialogue {
  welcome: Buffer;
  /** Empty where no answer came. */
  answers: Buffer[];
  /** How long each answer took, in ms. */
  times: number[];
  /** Absent over UDP. */
  visited?: Visited;
}

/** The server that is being checked, and what the rules may do with it. */
export interface Subject {
  at: Address;
  transport: 'tcp' | 'udp';
  exercise: ExerciseName;
  /** The class list, where the operator gave one. */
  roster: Roster | undefined;
  /** The first visit, made once, that most rules look at. */
  first(): Promise<Visited>;
  /** Whether the first visit was answered only after a line end, which a second visit has proven. */
  needsLineEnd(): Promise<boolean>;
  /** The first dialogue with a server of the lessons, made once. */
  firstDialogue(): Promise<Dialogue>;
  /** One more connection. */
  visit(script: Script): Promise<Visited>;
  /** One datagram, and the first that comes back; undefined where none does in time. */
  send(message: Uint8Array): Promise<Buffer | undefined>;
  /** This machine's own addresses, loopback aside. */
  ownAddresses(): string[];
  /** Whether the kernel has found a machine there; undefined where it cannot know. */
  isPresent(): boolean | undefined;
  /** Whether the port is open at another address of this machine. */
  isOpenAt(host: string): Promise<boolean>;
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
  /** Only where there is a class list. */
  needsRoster?: true;
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
