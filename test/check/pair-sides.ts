import { hostCheckSchema } from '../../check/result.ts';
import type { Rule, Subject } from '../../check/subject.ts';
import type { Visit } from '../../check/timeline.ts';
import { markTwins } from '../../check/twins.ts';
import { type Exchange, nothingReceived } from '../../judging/exchange.ts';
import { judge, judgeSaved } from '../../judging/judge.ts';
import type { Verdict } from '../../judging/verdict.ts';
import { json } from '../crawler/rows.ts';
import type { Way } from './every-server.ts';
import { expected } from './every-server-table.ts';

/** One server of a pair: the codes of its findings. */
export type Side = () => string[] | Promise<string[]>;

const codesOf = (verdict: Verdict) => [
  ...('problem' in verdict ? [verdict.problem.code] : []),
  ...verdict.notes.map(({ code }) => code),
];

/** A server that answers with these bytes. */
export const says = (bytes: string | Buffer): Side => {
  return () => codesOf(judgeSaved(Buffer.from(bytes)));
};

/** A server that sends a right record in this way. */
export const comes = (how: Partial<Exchange>): Side => {
  const quick = { ...nothingReceived, ending: 'fin', pieces: 1, firstByteMs: 3, wholeMs: 3 } as const;
  return () => codesOf(judge({ ...quick, bytes: Buffer.from(json), attempts: 1, totalMs: 3, ...how }));
};

/** A program of test/fixtures; its findings are in a table of their own, which another test checks with the real server. */
export const runs = (name: string, way: Way = 'check'): Side => {
  return () => {
    const findings = expected[name];
    if (!findings) throw new Error(`${name} is no server of the table`);
    return [...(findings[way] ?? findings.check)];
  };
};

/** A visit that brought the record. */
export const answered: Visit = {
  ending: 'fin',
  received: Buffer.from(json),
  reads: [{ at: 2, bytes: json.length }],
  timeline: [
    { at: 0, what: 'connected' },
    { at: 1, what: 'sent', bytes: 3 },
    { at: 2, what: 'received', bytes: json.length },
    { at: 3, what: 'fin' },
  ],
};

const reachable: Subject = {
  at: { host: '10.0.0.7', port: 1024 },
  transport: 'tcp',
  exercise: 'info',
  roster: undefined,
  first: async () => ({ visit: answered }),
  needsLineEnd: async () => false,
  firstDialogue: async () => ({
    welcome: Buffer.alloc(0),
    answers: [Buffer.from('echo hello')],
    visited: { visit: answered },
  }),
  visit: async () => ({ visit: answered }),
  send: async () => undefined,
  ownAddresses: () => ['10.0.0.7'],
  isPresent: () => true,
  isOpenAt: async () => true,
};

/** A machine in a network that no test has: what one rule makes of it. */
export const isAt = (network: Partial<Subject>, test: Rule['test']): Side => {
  return async () => {
    const outcome = await test({ ...reachable, ...network });
    return outcome.finding ? [outcome.finding.code] : outcome.advice.map(({ code }) => code);
  };
};

/** Two seats with these student numbers. */
export const sit = (...ids: string[]): Side => {
  const host = (id: string, index: number) => {
    const rules = [{ id: '5.2', state: 'passed', advice: [], ms: 1 }];
    return hostCheckSchema.parse({
      seat: index + 1,
      host: '10.0.0.7',
      port: 1024,
      outcome: 'passed',
      id,
      rules,
    });
  };
  return () =>
    markTwins(ids.map(host)).flatMap(({ rules }) => rules.flatMap(rule => rule.finding?.code ?? []));
};
