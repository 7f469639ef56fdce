import type { Messages } from '../../messages/messages.ts';
import type { RefereeEvidence } from '../../referee/result.ts';
import type { Call } from '../../room/call.ts';
import { printable } from '../../shared/printable.ts';
import type { RefereeCode, RefereeFinding, RefereeFindingOf, RefereeRule } from '../../shared/referee.ts';

type Wordings = { [Code in RefereeCode]: (finding: RefereeFindingOf<Code>) => string };

/** Words a finding. Text that a crawler sent or printed is made printable. */
export function wordFinding(finding: RefereeFinding, { referee }: Messages): string {
  const wordings: Wordings = referee.findings;
  const word = <Code extends RefereeCode>(
    code: Code,
    found: { [Key in RefereeCode]: RefereeFindingOf<Key> }[Code],
  ) => wordings[code](found);
  return printable(word(finding.code, finding));
}

/** Words what to change. Most rules have one hint for all their findings. */
export function wordHint(
  id: RefereeRule,
  finding: RefereeFinding | undefined,
  { referee }: Messages,
): string {
  if (finding?.code === 'other-metric' && finding.metric === 'from-zero') return referee.hintsOf['from-zero'];
  switch (finding?.code) {
    case 'nobody-came':
    case 'not-asked':
    case 'also-named':
    case 'no-answer':
    case 'unclear-answer':
      return referee.hintsOf[finding.code];
    default:
      return referee.hints[id];
  }
}

/** Words the evidence of a finding: connections as the seat saw them, and the line of the answer. */
export function wordEvidence({ calls = [], text }: RefereeEvidence, messages: Messages): string[] {
  const lines = calls.map(call => wordCall(call, messages));
  return [...lines, ...(text === undefined ? [] : [messages.referee.line(text)])].map(printable);
}

function wordCall(
  { seat, asked, sent, openedAt, leftAt = openedAt, ending }: Call,
  { referee }: Messages,
): string {
  const how = referee.endings[ending];
  return referee.call({ seat, asked: asked.trim(), sent, ms: leftAt - openedAt, how });
}
