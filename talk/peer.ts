import { parseAddress } from '../shared/address.ts';
import { exercisePorts } from '../shared/ids.ts';

/** The address of the server to talk to. */
export interface Peer {
  host: string;
  port: number;
}

/** The port of the first exercise. */
const DEFAULT_PORT = exercisePorts.echo;

/** Parses `10.1.2.10:7000`, `[fd00::1]:7000`, `fd00::1`, `name` or `name:7000`; undefined for anything else. */
export function parsePeer(text: string): Peer | undefined {
  if (parseAddress(text)?.family === 6) return { host: text, port: DEFAULT_PORT };
  const [, bracketed, plain, digits] = /^(?:\[([^\]]+)\]|([\w.-]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || (bracketed !== undefined && parseAddress(bracketed)?.family !== 6)) {
    return undefined;
  }
  const port = digits === undefined ? DEFAULT_PORT : Number(digits);
  return port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/** Whether a peer was given with a port. */
export function hasPort(text: string): boolean {
  return parseAddress(text)?.family !== 6 && /:\d+$/.test(text);
}

/** Whether a word could be a port number. */
export function isPort(word: string | undefined): boolean {
  return /^[1-9]\d{0,4}$/.test(word ?? '') && Number(word) <= 65_535;
}
