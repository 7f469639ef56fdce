import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Log } from '../cli/log.ts';
import type { Settings } from '../cli/settings.ts';
import { type AccessRule, plainAddress } from '../shared/access.ts';
import { addressKind, withPort } from '../shared/address.ts';
import type { ListenAddress } from '../web/listen.ts';
import { addressesOf, type ListenFlag, listenAt } from '../web/listen-flag.ts';
import { makeApp } from './app.ts';
import { FILE } from './lines.ts';

/** The longest life of a connection: enough to fetch the file. */
const CONNECTION_MS = 60_000;

/** Refused addresses are logged once each, up to this many, so that a scan does not flood the log. */
const MAX_STRANGERS = 100;

/** The settings of a handout, the addresses that may fetch the file, and the log for others. */
export interface HandoutOptions {
  settings: Settings;
  access: AccessRule;
  log: Log;
}

/** A handout that is being served. */
export interface OpenHandout {
  /** What to write on the blackboard: the addresses, and the file's checksum. */
  announcement: string;
  howToEnd: string;
  close(): void;
}

/** Serves the built file and its page. @throws UsageError if the system cannot listen on the address */
export async function openHandout(at: ListenFlag, options: HandoutOptions): Promise<OpenHandout> {
  const { language } = options.settings;
  const file = new Uint8Array(readFileSync(new URL(`./${FILE}`, import.meta.url)));
  const sha256 = createHash('sha256').update(file).digest('hex');
  const { ready, forbidden, howToEnd } = options.settings.messages.handout;
  const pages = {
    onConnection: turnStrangersAway(options, forbidden),
    makeApp(chosen: number) {
      const urlAt = (local: string) => urlFor(local, { ...at, port: chosen });
      return makeApp({ file, sha256, language, urlAt });
    },
  };
  const { port, close } = await listenAt(at, pages, options.settings.messages);
  const urls = addressesOf({ ...at, port }, undefined).join('\n  ');
  const kilobytes = Math.round(file.length / 1_000);
  return { announcement: ready({ urls, kilobytes, sha256 }), howToEnd, close };
}

/** The URL to show on the page. The instructor's browser may connect over loopback, but the URL is for the class. */
function urlFor(local: string, at: ListenAddress): string {
  const [first = ''] = addressesOf(at, undefined);
  const address = plainAddress(local);
  return addressKind(address) === 'loopback' ? first : `http://${withPort(address, at.port)}/`;
}

function turnStrangersAway(
  { access, log }: HandoutOptions,
  forbidden: (address: string) => string,
): (socket: Socket) => void {
  const strangers = new Set<string>();
  return socket => {
    const address = plainAddress(socket.remoteAddress ?? '');
    if (access.allows(address)) {
      const deadline = setTimeout(() => socket.destroy(), CONNECTION_MS).unref();
      socket.once('close', () => clearTimeout(deadline));
      return;
    }
    socket.destroy();
    if (strangers.has(address) || strangers.size >= MAX_STRANGERS) return;
    strangers.add(address);
    log.write(forbidden(address));
  };
}
