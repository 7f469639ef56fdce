import { statuses } from './findings.ts';

const list = (names: readonly string[]) => names.join(', ');

/** What changed between two surveys of one room. */
export const changes = {
  heading: 'What changed',
  answered: (of: { before: number; now: number }) => `${of.before} answered before, ${of.now} now.`,
  nothing: 'Nothing changed.',
  answering: 'Answer now',
  lost: 'No longer answer',
  otherCause: 'Still no answer, but for a different reason',
  record: 'Record changed',
  moved: 'Seat changed',
  subject: (of: { seat: number | string; id?: string | undefined; name?: string | undefined }) =>
    `seat ${of.seat}${of.id === undefined ? '' : `: ${of.id}`}${of.name === undefined ? '' : ` ${of.name}`}`,
  lostNow: (subject: string, status?: keyof typeof statuses) =>
    status === undefined ? subject : `${subject} (${statuses[status]})`,
  causes: (subject: string, before: keyof typeof statuses, now: keyof typeof statuses) =>
    `${subject}: ${statuses[before]} before, ${statuses[now]} now`,
  fields: (
    subject: string,
    fields: {
      key: 'height' | 'weight' | 'size';
      before?: string | number | undefined;
      now?: string | number | undefined;
    }[],
  ) =>
    `${subject}: ${list(fields.map(({ key, before, now }) => (before === undefined ? key : `${key} ${before} → ${now}`)))}`,
  movedFrom: (subject: string, from: number | string) => `${subject}, previously in seat ${from}`,
  samePair: 'The pair is the same as before.',
  pair: (before: string, now: string) => `Most alike before: ${before}; now: ${now}.`,
  couples: (names: string[], more: number) =>
    names.length === 0 ? 'none' : `${list(names)}${more === 0 ? '' : `, and ${more} more`}`,
  couple: (of: { seats: number[]; ids?: string[] | undefined }) =>
    `${of.ids === undefined ? `seats ${of.seats.join(' and ')}` : of.ids.join(' and ')}`,
};
