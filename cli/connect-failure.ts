import { networkInterfaces } from 'node:os';
import type { ConnectFailure } from '../judging/exchange.ts';
import { isLoopback } from '../shared/address.ts';
import { isOwnTrouble, type OwnTrouble } from '../shared/finding.ts';

type Failed = Exclude<ConnectFailure, 'cancelled'>;

/** What an error tells of the seat. Other errors are one lost attempt, and the next may do better. */
const failures: Record<string, Failed> = {
  ECONNREFUSED: 'refused',
  // It stood, and was reset before we were told of it.
  ECONNRESET: 'reset',
  EHOSTUNREACH: 'unreachable',
  // macOS, of a computer that is off.
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ENOTFOUND: 'unknown-name',
};

/**
 * What a failed attempt tells. Where a name leads to several addresses all of them have failed: the seat is refused if
 * any of them was, and it is our own trouble only if it is for all.
 */
export function failureOf(error: NodeJS.ErrnoException, host: string): Failed | undefined {
  const errors = error instanceof AggregateError ? error.errors : [error];
  const found = errors.map(({ code, address = host }) => ownTroubleOf(code, address) ?? failures[code ?? '']);
  if (found.includes('refused')) return 'refused';
  return found.find(failure => failure !== undefined && !isOwnTrouble(failure)) ?? found[0];
}

/** What this computer lacks where an attempt to connect to `host` failed with `code`; undefined for a fault of the seat. */
function ownTroubleOf(code: string | undefined, host: string): OwnTrouble | undefined {
  switch (code) {
    case 'EMFILE':
    case 'ENFILE':
    case 'ENOBUFS':
    case 'ENOMEM':
      return 'descriptors';
    case 'EADDRNOTAVAIL':
      return hasAddress(host) ? 'ports' : 'network';
    case 'ENETUNREACH':
      return hasAddress(host) ? undefined : 'network';
    case 'EAI_AGAIN':
      return 'names';
    default:
      return undefined;
  }
}

/** Whether this computer has an address from which `host` could be reached: one of its family, and of more than loopback. */
function hasAddress(host: string): boolean {
  const family = host.includes(':') ? 'IPv6' : 'IPv4';
  return Object.values(networkInterfaces())
    .flatMap(list => list ?? [])
    .some(
      own => own.family === family && (isLoopback(host) || !(own.internal || own.address.startsWith('fe80'))),
    );
}
