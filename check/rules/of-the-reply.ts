import type { RuleId } from '../../shared/check-ids.ts';
import type { NoteCode, Problem, ProblemCode } from '../../shared/finding.ts';
import type { Status } from '../../shared/status.ts';
import { judgeVisit } from '../ask.ts';
import { fail, firstVisit, pass, type Rule } from '../subject.ts';

/** A rule about the bytes of the first visit: it fails on some of the problems that a crawl would report. */
interface Row {
  id: RuleId;
  needs: readonly RuleId[];
  /** The problems that fail this rule. */
  problems: readonly ProblemCode[];
  /** Problems of this status that no row names fail this rule, too. */
  others?: Status;
  /** Notes of a crawl that fail this rule. */
  notes?: readonly NoteCode[];
  /** Notes of a crawl that are only notes here as well. */
  advice?: readonly NoteCode[];
}

const rows: readonly Row[] = [
  { id: '3.1', needs: ['2.5'], problems: ['gb18030', 'utf-16', 'not-utf-8'], others: 'bad-encoding' },
  { id: '3.2', needs: ['3.1'], problems: [], notes: ['bom'] },
  { id: '3.3', needs: ['3.1'], problems: [], notes: ['nul-padding'] },
  { id: '3.4', needs: ['3.3'], problems: ['trailing-data', 'leading-data'], notes: ['sent-twice'] },
  {
    id: '4.1',
    needs: ['3.4'],
    problems: [
      'echo',
      'clock',
      'error-text',
      'gzip',
      'pickle',
      'java-object',
      'python-dict',
      'bytes-literal',
      'double-encoded',
      'not-finite',
      'trailing-comma',
      'full-width',
      'not-json',
    ],
    others: 'bad-json',
  },
  { id: '4.2', needs: ['4.1'], problems: ['not-an-object', 'error-reply', 'nested'] },
  {
    id: '4.3',
    needs: ['4.2'],
    problems: ['missing-keys', 'duplicate-keys'],
    others: 'bad-record',
    advice: ['extra-keys'],
  },
  { id: '4.4', needs: ['4.3'], problems: ['wrong-type', 'number-in-quotes', 'bad-characters'] },
  {
    id: '5.1',
    needs: ['4.5'],
    problems: ['empty-id', 'long-id', 'inexact-id'],
    notes: ['id-was-number'],
    advice: ['id-normalised'],
  },
];

/** Problems handled by a rule in another file. */
const elsewhere: readonly ProblemCode[] = ['unknown-size'];
const named = new Set([...rows.flatMap(({ problems }) => problems), ...elsewhere]);

const rules = rows.map(makeRule);

/** The rule with this id. */
export function ruleOfTheReply(id: RuleId): Rule {
  const rule = rules.find(known => known.id === id);
  if (!rule) throw new Error(`no row for ${id}`);
  return rule;
}

function makeRule({ id, needs, problems, others, notes = [], advice = [] }: Row): Rule {
  const isMine = (status: Status, { code }: Problem) =>
    problems.includes(code) || (status === others && !named.has(code));
  return {
    id,
    needs,
    async test(subject) {
      const said = await firstVisit(subject);
      const verdict = judgeVisit(said);
      const problem =
        'problem' in verdict && isMine(verdict.status, verdict.problem) ? verdict.problem : undefined;
      const finding = problem ?? verdict.notes.find(({ code }) => notes.includes(code));
      if (finding) return fail(finding, said);
      return pass(...verdict.notes.filter(({ code }) => advice.includes(code)));
    },
  };
}
