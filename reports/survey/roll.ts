import type { Messages } from '../../messages/messages.ts';
import { printable } from '../../shared/printable.ts';
import type { Survey } from '../../survey/survey-schema.ts';

/** A group of the roll call: its heading, and a line for each student. */
interface RollGroup {
  heading: string;
  lines: string[];
}

/** How the class list compares with the answers: a sentence with counts, and groups of names if names are shown. */
export interface RollReport {
  summary: string;
  groups: RollGroup[];
}

type Called = Pick<Survey, 'missing' | 'rollCall'>;

/** Words who is missing, sits elsewhere, is not on the list or answered twice; undefined without a class list. `nameSeat` may add the lab. */
export function wordRoll(
  { missing = [], rollCall }: Called,
  { roster }: Pick<Messages, 'roster'>,
  nameSeat: (seat: number) => number | string = seat => seat,
): RollReport | undefined {
  if (!rollCall) return undefined;
  const { listed, elsewhere, unlisted, twice } = rollCall;
  const person = (of: { id: string; name: string; class?: string | undefined }) =>
    roster.person({ id: of.id, name: of.name, ...(of.class !== undefined && { class: of.class }) });
  const groups = [
    {
      heading: roster.missing,
      lines: missing.flatMap(({ id, name, class: group, seat }) =>
        id === undefined || name === undefined
          ? []
          : [
              roster.missingAt(
                person({ id, name, class: group }),
                seat === undefined ? undefined : nameSeat(seat),
              ),
            ],
      ),
    },
    {
      heading: roster.elsewhere,
      lines: elsewhere.flatMap(({ id, name, seat, expected }) =>
        id === undefined || name === undefined || seat === undefined || expected === undefined
          ? []
          : [roster.moved(person({ id, name }), nameSeat(seat), nameSeat(expected))],
      ),
    },
    {
      heading: roster.unlisted,
      lines: unlisted.flatMap(({ id, seat, nearest = [] }) =>
        id === undefined
          ? []
          : [
              roster.stranger({
                id,
                ...(seat !== undefined && { seat: nameSeat(seat) }),
                nearest: nearest.map(person),
              }),
            ],
      ),
    },
    {
      heading: roster.twice,
      lines: twice.flatMap(({ id, name, seats = [] }) =>
        id === undefined || name === undefined
          ? []
          : [roster.several(person({ id, name }), seats.map(nameSeat))],
      ),
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
    groups: groups.map(({ heading, lines }) => ({ heading, lines: lines.map(printable) })),
  };
}
