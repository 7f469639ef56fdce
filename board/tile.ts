import type { Messages } from '../messages/messages.ts';
import { capitalize } from '../messages/wording.ts';
import { markOf } from '../reports/survey/marks.ts';
import { findNotes, findTroubles } from '../reports/survey/troubles.ts';
import type { Audience } from '../shared/ids.ts';
import { printable } from '../shared/printable.ts';
import { seatName } from '../shared/seat-name.ts';
import { maskHost } from '../survey/mask.ts';
import type { HostResult } from '../survey/result.ts';
import type { Tile } from './events.ts';

/** Makes the tile of a result. The result is masked for the audience before any sentence is worded. */
export function makeTile(
  result: HostResult,
  { audience, messages, ageMs }: { audience: Audience; messages: Messages; ageMs: number },
): Tile {
  const host = audience === 'seats' ? maskHost(result) : result;
  const [trouble] = findTroubles([host], messages);
  const name = (host.student ?? host.declined)?.name;
  return {
    seat: host.seat,
    mark: markOf(host),
    word: messages.statuses[host.status],
    address: seatName(host),
    name: name && printable(name),
    phase: capitalize(messages.report.phase({ ...host, totalMs: Math.round(host.totalMs) })),
    cause: trouble && capitalize(trouble.cause),
    hint: trouble?.hint,
    notes: findNotes([host], messages).map(({ text }) => capitalize(text)),
    said: host.evidence?.text,
    record: describeRecord(host, messages),
    ageMs: Math.round(ageMs),
  };
}

function describeRecord({ student, declined }: HostResult, { report }: Messages): string | undefined {
  if (student) return `${printable(student.id)} · ${report.body(student)}`;
  return declined ? printable(declined.id) : undefined;
}
