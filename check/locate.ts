import { type MemberNode, parse } from '@humanwhocodes/momoa';
import { findObject, skipBlanks } from '../judging/framing.ts';
import { findSyntaxFault } from '../judging/syntax.ts';
import type { Finding } from './subject.ts';

/** The offset of the byte that a finding is about, for the caret; undefined if it is about the whole reply. */
export function locate(received: Buffer, finding: Finding): number | undefined {
  switch (finding.code) {
    case 'trailing-comma':
    case 'full-width':
    case 'not-json':
    case 'python-dict':
    case 'not-finite':
      return findSyntaxFault(received.subarray(0, endOfObject(received)));
    case 'trailing-data':
    case 'sent-twice':
      return skipBlanks(received, endOfObject(received));
    case 'cut-short':
      return received.length;
    case 'too-large':
      return finding.limit;
    case 'gb18030':
    case 'not-utf-8':
      return firstNonUtf8(received);
    case 'nul-padding':
      return received.indexOf(0);
    case 'utf-16':
    case 'bom':
    case 'leading-data':
    case 'bytes-literal':
    case 'double-encoded':
    case 'not-an-object':
    case 'echo':
    case 'pickle':
    case 'java-object':
    case 'gzip':
    case 'ssh':
    case 'http':
    case 'tls':
    case 'vnc':
    case 'other-program':
    case 'prompt':
    case 'greet':
      return 0;
    case 'duplicate-keys':
      return finding.key === undefined
        ? undefined
        : membersNamed(received, finding.key)[1]?.name.loc.start.offset;
    case 'wrong-type':
    case 'number-in-quotes':
    case 'bad-characters':
    case 'out-of-bounds':
      return offsetOf(received, finding.key);
    case 'empty-id':
    case 'long-id':
    case 'inexact-id':
    case 'id-was-number':
    case 'sample-id':
    case 'not-on-roster':
      return offsetOf(received, 'id');
    case 'unknown-size':
      return offsetOf(received, 'size');
    case 'metres':
    case 'millimetres':
    case 'feet':
    case 'inches':
    case 'swapped':
    case 'swapped-or-inches':
      return offsetOf(received, 'height');
    case 'grams':
      return offsetOf(received, 'weight');
    default:
      return undefined;
  }
}

/** The offset of the first byte that cannot be UTF-8. */
function firstNonUtf8(bytes: Buffer): number {
  const [valid = ''] = bytes.toString('utf8').split('\ufffd');
  return Buffer.byteLength(valid);
}

function endOfObject(received: Buffer): number {
  const framing = findObject(received);
  return framing.state === 'whole' ? framing.end : received.length;
}

function offsetOf(received: Buffer, key: string): number | undefined {
  return membersNamed(received, key).at(-1)?.value.loc.start.offset;
}

/** The members with this name in a reply that is one complete object. Their offsets count bytes. */
function membersNamed(received: Buffer, key: string): MemberNode[] {
  const framing = findObject(received);
  if (framing.state !== 'whole') return [];
  // In Latin-1 every byte is one character, so the parser's offsets count bytes.
  const name = Buffer.from(key).toString('latin1');
  const { body } = parse(received.subarray(0, framing.end).toString('latin1'), { mode: 'json' });
  if (body.type !== 'Object') return [];
  return body.members.filter(member => member.name.type === 'String' && member.name.value === name);
}
