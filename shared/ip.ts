import { isIPv4 } from 'node:net';

/**
 * IP addresses as numbers, by what Node itself has. ip-address does the same, and the tests compare the two; but loading
 * it takes 4 ms of the 20 in which a command is to start.
 */

export type Family = 4 | 6;

/** How many bits an address has. */
export const BITS = { 4: 32, 6: 128 } as const;

/** Reads an address as it is usually written, without a zone; undefined where it is none. */
export function readIp(text: string): { family: Family; value: bigint } | undefined {
  if (isIPv4(text)) return { family: 4, value: readIPv4(text) };
  // Not by isIPv6: it takes a zone, too, and its regular expression needs 3 ms when it is first used.
  return /^[\da-f:.]+$/i.test(text) && URL.canParse(urlOf(text))
    ? { family: 6, value: readIPv6(text) }
    : undefined;
}

/** Writes an address of a family: IPv6 as RFC 5952 has it, but all in hexadecimal. */
export function writeIp(family: Family, value: bigint): string {
  if (family === 6) {
    const digits = value.toString(16).padStart(32, '0');
    return shortForm(digits.replace(/.{4}(?!$)/g, '$&:'));
  }
  const bits = Number(value);
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
}

function readIPv4(text: string): bigint {
  return BigInt(text.split('.').reduce((number, octet) => number * 256 + Number(octet), 0));
}

function readIPv6(text: string): bigint {
  const halves = shortForm(text).split('::');
  const [head = [], tail = []] = halves.map(half => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const groups = [...head, ...zeros, ...tail].map(group => group.padStart(4, '0'));
  return BigInt(`0x${groups.join('')}`);
}

/** The one form in which a URL has an address, however it was written. */
function shortForm(text: string): string {
  return new URL(urlOf(text)).hostname.slice(1, -1);
}

function urlOf(text: string): string {
  return `http://[${text}]`;
}
