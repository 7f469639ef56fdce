import type { RuleId } from '../shared/check-ids.ts';
import type { Note, NoteCode, Problem, ProblemCode } from '../shared/finding.ts';
import type { ExerciseName } from '../shared/ids.ts';
import type { Roster } from '../survey/roster.ts';
import type { Returned } from './datagram.ts';
import type { Visit } from './timeline.ts';
import type { Address, Script, Visited } from './visit.ts';

/** What a rule finds: a problem, or something that a crawl only notes. */
export type Finding = Problem | Note;
/** The code of a finding, without its arguments. */
export type FindingCode = ProblemCode | NoteCode;

/** What a lesson's server said: its welcome, and its answer to each message. */
export interface Dialogue {
  welcome: Buffer;
  /** One per message; an empty buffer if no answer came. */
  answers: Buffer[];
  /** Over UDP there is no connection. */
  visited: Visited;
}

/** The server being checked, and what rules can do with it. */
export interface Subject {
  at: Address;
  transport: 'tcp' | 'udp';
  exercise: ExerciseName;
  /** The class list, if the operator gave one. */
  roster: Roster | undefined;
  /** The first visit, which most rules look at; made once. */
  first(): Promise<Visited>;
  /** Whether the server answers only after a line end, as a second visit has confirmed. */
  needsLineEnd(): Promise<boolean>;
  /** The first dialogue with a lesson's server; held once. */
  firstDialogue(): Promise<Dialogue>;
  /** Opens one more connection and runs a script on it. */
  visit(script: Script): Promise<Visited>;
  /** Sends one datagram, and waits for the answer. */
  send(message: Uint8Array): Promise<Returned>;
  /** This machine's own addresses, without loopback. */
  ownAddresses(): string[];
  /** Whether the kernel has found a machine at the address; undefined if it cannot know. */
  isPresent(): boolean | undefined;
  /** Whether the port is open at another address of this machine. */
  isOpenAt(host: string): Promise<boolean>;
}

/** What a rule found out, and the visit that shows a finding. */
export type Outcome =
  | { finding?: undefined; advice: Note[] }
  | { finding: Finding; visit?: Visit | undefined };

/** One requirement on a server: it stands in `rules/`, and in a line of the table there. */
export interface Rule {
  id: RuleId;
  /** Rules that must pass before this one is tested. */
  needs: readonly RuleId[];
  /** Tested with --strict only, because it opens many connections or could stop a fragile server. */
  strict?: true;
  /** Tested after all others, because it ends many servers, whose other faults should be reported as well. */
  last?: true;
  /** Tested only if there is a class list. */
  needsRoster?: true;
  /** Set if it applies to one transport only. */
  transport?: 'tcp' | 'udp';
  test(subject: Subject): Promise<Outcome>;
}

/** The outcome of a rule that passed, perhaps with notes. */
export function pass(...advice: Note[]): Outcome {
  return { advice };
}

/** The outcome of a rule that failed: the finding, and the visit that shows it. */
export function fail(finding: Finding, visit?: Visit): Outcome {
  return { finding, visit };
}

/** The first visit, for rules that need 2.1: that one fails if no connection could be made. */
export async function firstVisit({ first }: Subject): Promise<Visit> {
  const visited = await first();
  if (!visited.visit) throw new Error(`no first visit: ${visited.failure}`);
  return visited.visit;
}
