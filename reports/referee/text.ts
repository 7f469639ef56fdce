import { columnsOf } from '../../cli/columns.ts';
import { hang, pad, paragraph } from '../../cli/layout.ts';
import { ruleTables } from '../../referee/judge.ts';
import type { RefereeRuleResult, RefereeVerdict } from '../../referee/result.ts';
import { printable } from '../../shared/printable.ts';
import type { ReportContext } from '../context.ts';
import { joinSections } from '../sections.ts';
import { wordEvidence, wordFinding, wordHint } from './words.ts';

/** The text report: how the crawler asked, how it handled each difficulty, what it found, and what to change first. */
export function text(verdict: RefereeVerdict, context: ReportContext): string {
  const { messages, colours, width } = context;
  const { sections } = messages.referee;
  const section = (name: keyof typeof ruleTables, more: string[] = []) => [
    colours.bold(sections[name]),
    ...more,
    ...resultsOf(verdict, name).flatMap(result => reportRule(result, context)),
  ];
  const interrupted = verdict.complete ? [] : [paragraph(messages.referee.interrupted, width)];
  return joinSections([
    ...interrupted,
    section('asking'),
    section('difficulties'),
    section('finding', reportAnswers(verdict, context)),
    reportFirst(verdict, context),
    paragraph(score(verdict, context), width),
  ]);
}

const marks: Record<RefereeRuleResult['state'], string> = { passed: '✓', failed: '✗', 'not-reached': '·' };

/** The width of the longest id plus two blanks. */
const ID_WIDTH = 19;

function resultsOf(verdict: RefereeVerdict, name: keyof typeof ruleTables): RefereeRuleResult[] {
  return ruleTables[name].flatMap(({ id }) => verdict.rules.filter(result => result.id === id));
}

function reportRule(result: RefereeRuleResult, { messages, colours, width }: ReportContext): string[] {
  const { referee } = messages;
  const { id, state, advice, finding, needs } = result;
  const row = (mark: string, words: string) => hang(`  ${mark} ${pad(id, ID_WIDTH)}`, words, width);
  switch (state) {
    case 'passed': {
      const [note] = advice;
      const title = referee.rules[id];
      return note
        ? row('!', wordFinding(note, messages)).map(colours.yellow)
        : row(marks.passed, title).map(colours.green);
    }
    case 'failed':
      return row(marks.failed, finding ? wordFinding(finding, messages) : '').map(colours.red);
    case 'not-reached':
      return row(marks[state], needs ? referee.needs(needs) : referee.notSaid).map(colours.dim);
  }
}

/** Shows the crawler's answer beside the right one, by seats. */
function reportAnswers({ answer, right }: RefereeVerdict, { messages, width }: ReportContext): string[] {
  const { referee } = messages;
  const labelWidth = Math.max(columnsOf(referee.found), columnsOf(referee.right)) + 2;
  const row = (label: string, words: string) =>
    hang(`    ${pad(label, labelWidth)}`, printable(words), width);
  const found = answer
    ? referee.answer({
        pairs: answer.pairs,
        ...(answer.distance === undefined ? {} : { distance: digits(answer.distance) }),
        ...(answer.count === undefined ? {} : { compared: answer.count }),
      })
    : referee.nothing;
  const expected = referee.answer({
    pairs: right.pairs,
    distance: digits(right.distance),
    compared: right.compared,
  });
  return [...row(referee.found, found), ...row(referee.right, expected)];
}

function digits(value: number): string {
  return String(Number(value.toFixed(4)));
}

function reportFirst(
  { headline, rules }: RefereeVerdict,
  { messages, colours, width }: ReportContext,
): string[] {
  const result = rules.find(({ id }) => id === headline);
  if (!headline || !result) return [];
  const { referee } = messages;
  return [
    `${colours.bold(referee.first)}${colours.red(headline)}`,
    ...paragraph(wordHint(headline, result.finding, messages), width, 2),
    ...(result.evidence ? wordEvidence(result.evidence, messages) : []).flatMap(line =>
      paragraph(line, width, 2).map(colours.dim),
    ),
  ];
}

function score({ rules, room, outcome }: RefereeVerdict, { messages }: ReportContext): string {
  const passed = rules.filter(({ state }) => state === 'passed').length;
  const total = rules.length;
  return outcome === 'passed' && passed === total
    ? messages.referee.allPassed({ total })
    : messages.referee.score({ passed, total, seed: room.seed });
}
