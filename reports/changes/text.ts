import { paragraph } from '../../cli/layout.ts';
import { printable } from '../../shared/printable.ts';
import type { Changes } from '../../survey/changes-schema.ts';
import type { ReportContext } from '../context.ts';

/** How many tied pairs are named; the JSON has them all. */
const SHOWN_PAIRS = 3;

/** The text report of what changed, in groups. */
export function reportChanges(changes: Changes, { messages, colours, width }: ReportContext): string[] {
  const { changes: words } = messages;
  const place = (seat: number, lab: string | undefined) =>
    lab === undefined ? seat : messages.campus.report.seat(seat, lab);
  const subject = ({ seat, lab, id, name }: Changes['answering'][number]) =>
    words.subject({ seat: place(seat, lab), id, name });
  const groups: [heading: string, lines: string[]][] = [
    [words.lost, changes.lost.map(one => words.lostNow(subject(one), one.now?.status))],
    [words.answering, changes.answering.map(subject)],
    [
      words.otherCause,
      changes.otherCause.map(one => words.causes(subject(one), one.before.status, one.now.status)),
    ],
    [words.record, changes.record.map(one => words.fields(subject(one), one.fields))],
    [words.moved, changes.moved.map(one => words.movedFrom(subject(one), place(one.from, one.fromLab)))],
  ];
  const shown = groups.flatMap(([heading, lines]) =>
    lines.length === 0
      ? []
      : [
          ...paragraph(colours.bold(heading), width, 2),
          ...lines.flatMap(line => paragraph(printable(line), width, 4)),
        ],
  );
  return [
    colours.bold(words.heading),
    ...paragraph(words.answered(changes.answered), width, 2),
    ...(shown.length === 0 && changes.pair?.isSame !== false ? paragraph(words.nothing, width, 2) : shown),
    ...(changes.pair ? paragraph(printable(wordPair(changes.pair, words)), width, 2) : []),
  ];
}

function wordPair(
  { before, now, isSame }: NonNullable<Changes['pair']>,
  words: ReportContext['messages']['changes'],
): string {
  if (isSame) return words.samePair;
  const name = (couples: typeof before) =>
    words.couples(couples.slice(0, SHOWN_PAIRS).map(words.couple), Math.max(0, couples.length - SHOWN_PAIRS));
  return words.pair(name(before), name(now));
}
