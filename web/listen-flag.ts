import { networkInterfaces } from 'node:os';
import type { Env } from 'hono';
import { UsageError } from '../cli/usage-error.ts';
import type { Messages } from '../messages/messages.ts';
import { isEveryAddress, reachableAddresses } from '../network/reachable.ts';
import { addressKind, withPort } from '../shared/address.ts';
import { errorCodeOf, reasonOf } from '../shared/error.ts';
import { type ListenAddress, type Listening, type ListenOptions, listen } from './listen.ts';

/** The flag that says on which address a page is served: its text as typed, and the address and port in it. */
export interface ListenFlag extends ListenAddress {
  flag: string;
  text: string;
}

type Typed = Pick<ListenFlag, 'flag' | 'text'>;

/** Parses the address and port of a flag. @throws UsageError if the text is invalid */
export function readListenFlag({ flag, text }: Typed, { web }: Messages): ListenFlag {
  const address = parseListenAddress(text);
  if (!address) throw new UsageError(web.badListen(flag, text));
  return { flag, text, ...address };
}

/** Serves pages on the address of a flag. @throws UsageError if the system cannot listen there */
export function listenAt<Bindings extends Env>(
  at: ListenFlag,
  options: ListenOptions<Bindings>,
  messages: Messages,
): Promise<Listening> {
  return listen(at, options).catch(error => {
    throw explainListening(at, error, messages);
  });
}

/** The error for an address on which the system cannot listen. */
export function explainListening({ flag, text }: Typed, error: unknown, { web }: Messages): UsageError {
  const usual = {
    EADDRINUSE: web.portInUse(flag, text),
    EACCES: web.portForbidden(flag, text),
    EADDRNOTAVAIL: web.notOurAddress(flag, text),
  }[errorCodeOf(error)];
  const sentence = usual ?? web.cannotListen(text, reasonOf(error));
  return new UsageError(sentence, { cause: error });
}

/** Parses 127.0.0.1:8040, localhost:8040, [::1]:8040; `undefined` for anything else. */
function parseListenAddress(text: string): ListenAddress | undefined {
  const [, six, four, digits] = /^(?:\[([\da-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text) ?? [];
  const host = six ?? four;
  const port = Number(digits);
  if (host === undefined || port > 65_535) return undefined;
  return host === 'localhost' || addressKind(host) !== undefined ? { host, port } : undefined;
}

/** Whether only programs on this computer can connect. */
export function isOnlyHere({ host }: ListenAddress): boolean {
  return host === 'localhost' || addressKind(host) === 'loopback';
}

/** The URLs to type into a browser; for a server on all addresses, those that others can reach. */
export function addressesOf({ host, port }: ListenAddress, token: string | undefined): string[] {
  const outside = reachableAddresses(host, networkInterfaces()).filter(({ internal }) => !internal);
  const hosts = isEveryAddress(host) ? outside.map(({ address }) => address) : [host];
  const query = token === undefined ? '' : `?token=${token}`;
  return (hosts.length > 0 ? hosts : ['localhost']).map(name => `http://${withPort(name, port)}/${query}`);
}
