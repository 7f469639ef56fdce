import { networkInterfaces } from 'node:os';
import type { ConnectFailure } from '../judging/exchange.ts';
import { addressKind, isLoopback } from '../shared/address.ts';
import { isOwnTrouble, type OwnTrouble } from '../shared/finding.ts';
import { listAddresses, needsZone } from './reachable.ts';

type Failed = Exclude<ConnectFailure, 'cancelled'>;

/** Errors that say something about the seat. Any other error only costs one attempt; the next may succeed. */
const failures: Record<string, Failed> = {
  ECONNREFUSED: 'refused',
  // Connected, but reset before Node reported the connection.
  ECONNRESET: 'reset',
  EHOSTUNREACH: 'unreachable',
  // macOS reports a computer that is off like this.
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  EACCES: 'unreachable',
  EPERM: 'unreachable',
  ENOTFOUND: 'unknown-name',
};

/**
 * What a failed attempt says about the seat; undefined if nothing. If a name has several addresses, all have failed: the
 * seat is refused if any address was refused, and our own trouble counts only if all have it.
 */
export function failureOf(error: NodeJS.ErrnoException, host: string): Failed | undefined {
  const errors = error instanceof AggregateError ? error.errors : [error];
  const found = errors.map(({ code, address = host }) => ownTroubleOf(code, address) ?? failures[code ?? '']);
  if (found.includes('refused')) return 'refused';
  return found.find(failure => failure !== undefined && !isOwnTrouble(failure)) ?? found[0];
}

/** What this computer lacked when connecting to `host` failed with `code`; undefined if the seat is to blame. */
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
    // The address has no zone, or one that is not an interface of this computer.
    case 'EINVAL':
      return addressKind(host) === 'link-local' ? 'network' : undefined;
    case 'EAI_AGAIN':
    case 'EAI_FAIL':
      return 'names';
    default:
      return undefined;
  }
}

/** Whether this computer has an address from which `host` could be reached: of the same family, and not just loopback. */
function hasAddress(host: string): boolean {
  const family = host.includes(':') ? 'IPv6' : 'IPv4';
  return listAddresses(networkInterfaces()).some(
    own => own.family === family && (isLoopback(host) || !(own.internal || needsZone(own))),
  );
}
