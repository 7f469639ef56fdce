/**
 * IP addresses as numbers, read and written as Node's URL does it. ip-address does the same, and the tests compare the
 * two; but to load it takes 4 ms of the 20 in which a command is to start, and the isIPv6 of node:net 3 ms at its first use.
 */

export type Family = 4 | 6;

/** How many bits an address has. */
export const BITS = { 4: 32, 6: 128 } as const;

/** Reads an address as it is usually written, without a zone; undefined where it is none. */
export function readIp(text: string): { family: Family; value: bigint } | undefined {
  // A URL also takes 10.1 and 012.0.0.1, and writes them in another way.
  if (/^\d+(\.\d+){3}$/.test(text)) {
    return hostOf(text) === text ? { family: 4, value: readIPv4(text) } : undefined;
  }
  const short = /^[\da-f:.]+$/i.test(text) ? hostOf(`[${text}]`)?.slice(1, -1) : undefined;
  return short === undefined ? undefined : { family: 6, value: readIPv6(short) };
}

/** Writes an address of a family: IPv6 as RFC 5952 has it, but all in hexadecimal. */
export function writeIp(family: Family, value: bigint): string {
  if (family === 6) {
    const digits = value.toString(16).padStart(32, '0');
    return new URL(`http://[${digits.replace(/.{4}(?!$)/g, '$&:')}]`).hostname.slice(1, -1);
  }
  const bits = Number(value);
  return `${bits >>> 24}.${(bits >>> 16) & 255}.${(bits >>> 8) & 255}.${bits & 255}`;
}

/** A host as a URL has it: each address in one form, however it was written; undefined where it cannot be one. */
function hostOf(host: string): string | undefined {
  const url = `http://${host}`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}

function readIPv4(text: string): bigint {
  return BigInt(text.split('.').reduce((number, octet) => number * 256 + Number(octet), 0));
}

/** Of the short form, in which `::` stands for the groups that are left out. */
function readIPv6(short: string): bigint {
  const halves = short.split('::');
  const [head = [], tail = []] = halves.map(half => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  const groups = [...head, ...zeros, ...tail].map(group => group.padStart(4, '0'));
  return BigInt(`0x${groups.join('')}`);
}
