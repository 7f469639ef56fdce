import { addressKind } from '../../shared/address.ts';
import type { Note } from '../../shared/finding.ts';
import type { Subject } from '../subject.ts';

/** Notes a server that listens on 127.0.0.1 only: it passes this check, but no other computer can reach it. */
export async function noteOnlyHere({ at, ownAddresses, isOpenAt }: Subject): Promise<Note[]> {
  if (addressKind(at.host) !== 'loopback') return [];
  const own = ownAddresses().filter(host => addressKind(host) === 'private' && !host.includes(':'));
  for (const host of own) if (await isOpenAt(host)) return [];
  return own.slice(0, 1).map(host => ({ code: 'only-here', host }));
}
