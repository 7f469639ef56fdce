import type { Evidence, HostCheck, RuleResult } from '../../check/result.ts';
import type { Moment } from '../../check/timeline.ts';
import { errorTexts, windowErrorsOf } from '../../check/window-errors.ts';
import { wordFinding } from '../../check/words.ts';
import { columnsOf } from '../../cli/columns.ts';
import { cut, hang, padLeft, paragraph } from '../../cli/layout.ts';
import { capitalize } from '../../messages/wording.ts';
import { addressKind } from '../../shared/address.ts';
import type { WindowError } from '../../shared/check-ids.ts';
import { printable } from '../../shared/printable.ts';
import { seatName } from '../../shared/seat-name.ts';
import type { ReportContext } from '../context.ts';
import { section } from '../sections.ts';

/** Reports the first cause, what to change, the bytes that show it, and how the conversation went. */
export function reportHeadline(rule: RuleResult, host: HostCheck, context: ReportContext): string[][] {
  const { messages, colours } = context;
  const { check } = messages;
  if (!rule.finding) return [];
  const { cause, hint } = wordFinding(rule.finding, host, messages);
  const ids = (rule.hints ?? []).join(' ');
  const isGroup = rule.certainty === 'one-of';
  const named = ids === '' || isGroup ? capitalize(cause) : check.named(capitalize(cause), ids);
  return [
    section(check.cause, [colours.red(named)], context),
    section(check.change, [hint], context),
    isGroup ? reportCauses(rule, host, context) : [],
    reportErrors(rule, context),
    rule.evidence ? reportEvidence(rule.evidence, context) : [],
    rule.received === undefined ? [] : reportAll(rule.received, context),
    rule.timeline ? reportTimeline(rule.timeline, context) : [],
  ];
}

/** Findings without any answer: repeating the check on the server's own computer tells their causes apart. */
const unheard: ReadonlySet<string> = new Set(['refused', 'filtered', 'no-connection']);

function reportCauses(rule: RuleResult, host: HostCheck, context: ReportContext): string[] {
  const { messages, width } = context;
  const { check } = messages;
  const known = (rule.hints ?? []).flatMap(id =>
    Object.entries(check.causes).filter(([name]) => name === id),
  );
  const isFarAway = addressKind(host.host) !== 'loopback' && unheard.has(rule.finding?.code ?? '');
  const title = errorsOf(rule).length > 0 ? check.otherwise : check.oneOf;
  return [
    ...paragraph(title, width),
    ...known.flatMap(([id, cause]) => hang('  - ', check.named(cause, id), width)),
    ...(isFarAway
      ? [
          ...paragraph(check.localTest, width),
          `  peer-survey check 127.0.0.1:${host.port}`,
          `  peer-survey check ${seatName({ host: host.host, port: host.port })}`,
        ]
      : []),
  ];
}

function errorsOf({ finding }: RuleResult): readonly WindowError[] {
  return (finding && windowErrorsOf[finding.code]) ?? [];
}

/** Lists the errors that the server's window may show, and what each of them means. */
function reportErrors(rule: RuleResult, { messages, colours, width }: ReportContext): string[] {
  const { check } = messages;
  const lines = errorsOf(rule).flatMap(error => {
    return hang('  - ', `${errorTexts[error]}: ${check.errors[error]}`, width);
  });
  return lines.length > 0 ? [...paragraph(colours.bold(check.window), width), ...lines] : [];
}

function reportEvidence(evidence: Evidence, { messages, colours, width }: ReportContext): string[] {
  const { check } = messages;
  const { text, hex, at, caret } = evidence;
  const shown = paragraph(text, width, 2);
  // The caret is only possible if its byte is on the first line, which escapes may make too long.
  const column = columnsOf([...text].slice(0, caret).join(''));
  const isVisible = at !== undefined && column < width - 2;
  const [first = '', ...rest] = isVisible ? [`  ${cut(text, width - 2)}`] : shown;
  const left = check.left(evidence);
  return [
    colours.bold(check.evidence),
    first,
    ...(isVisible ? [`${' '.repeat(column + 2)}${colours.red('^')} ${check.byte((at ?? 0) + 1)}`] : []),
    ...rest,
    ...paragraph(colours.dim(hex), width, 2),
    ...(left === '' ? [] : paragraph(left, width, 2)),
  ];
}

function reportAll(received: string, context: ReportContext): string[] {
  const text = Buffer.from(received, 'latin1').toString('utf8');
  return section(context.messages.check.all, text.split('\n').map(printable), context);
}

function reportTimeline(timeline: readonly Moment[], { messages, colours }: ReportContext): string[] {
  const { check } = messages;
  return [
    colours.bold(check.timeline),
    ...timeline.map(
      ({ at, what, bytes = 0, pieces }) =>
        `${padLeft(at.toFixed(1), 9)} ms  ${check.moments[what](bytes, pieces)}`,
    ),
  ];
}
