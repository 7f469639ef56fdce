import { paragraph } from '../../cli/layout.ts';
import type { Messages } from '../../messages/messages.ts';
import { printable } from '../../shared/printable.ts';
import type { Survey } from '../../survey/survey-schema.ts';
import type { ReportContext } from '../context.ts';

/** How the class list compares with the answers: a sentence with counts, and groups of names if names are shown. */
export interface RollReport {
  summary: string;
  groups: { heading: string; lines: string[] }[];
}

type Called = Pick<Survey, 'missing' | 'rollCall'>;
type NameSeat = (seat: number) => number | string;

/**
 * Words who is missing, sits elsewhere, is not on the list or answered twice; undefined without a class list. `nameSeat`
 * may add the lab.
 */
export function wordRoll(
  { missing = [], rollCall }: Called,
  { roster }: Pick<Messages, 'roster'>,
  nameSeat: NameSeat = seat => seat,
): RollReport | undefined {
  if (!rollCall) return undefined;
  const { listed, elsewhere, unlisted, twice } = rollCall;
  const at = (seat: number | undefined) => (seat === undefined ? undefined : nameSeat(seat));
  const groups = [
    {
      heading: roster.missing,
      lines: missing
        .filter(isNamed)
        .map(({ seat, ...student }) => roster.missingAt(roster.person(student), at(seat))),
    },
    {
      heading: roster.elsewhere,
      lines: elsewhere
        .filter(isNamed)
        .map(({ seat, expected, ...student }) =>
          roster.moved(roster.person(student), at(seat) ?? '', at(expected) ?? ''),
        ),
    },
    {
      heading: roster.unlisted,
      lines: unlisted.flatMap(({ id, seat, nearest = [] }) =>
        id === undefined
          ? []
          : [roster.stranger({ id, seat: at(seat), nearest: nearest.map(roster.person) })],
      ),
    },
    {
      heading: roster.twice,
      lines: twice
        .filter(isNamed)
        .map(({ seats = [], ...student }) => roster.several(roster.person(student), seats.map(nameSeat))),
    },
  ];
  return {
    summary: roster.summary({
      listed,
      missing: missing.length,
      elsewhere: elsewhere.length,
      unlisted: unlisted.length,
      twice: twice.length,
    }),
    groups: groups
      .filter(({ lines }) => lines.length > 0)
      .map(({ heading, lines }) => ({ heading, lines: lines.map(printable) })),
  };
}

/** Whether an entry has its student, which a mask removes. */
function isNamed<Entry extends { id?: string | undefined; name?: string | undefined }>(
  entry: Entry,
): entry is Entry & { id: string; name: string } {
  return entry.id !== undefined && entry.name !== undefined;
}

/** The roll call in text reports: the counts, and the names of students who are not where the list says. */
export function reportRoll(
  called: Called,
  { messages, colours, width }: ReportContext,
  nameSeat?: NameSeat,
): string[] {
  const report = wordRoll(called, messages, nameSeat);
  if (!report) return [];
  const groups = report.groups.flatMap(({ heading, lines }) => [
    ...paragraph(colours.red(heading), width, 2),
    ...lines.flatMap(line => paragraph(line, width, 4)),
  ]);
  return [colours.bold(messages.roster.heading), ...paragraph(report.summary, width, 2), ...groups];
}
