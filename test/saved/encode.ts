import { TextDecoder } from 'node:util';
import type { Encoding } from '../../shared/file-problem.ts';

/** Node only decodes GB18030 and Big5: their two-byte characters, the other way round. */
function reverse(encoding: 'gb18030' | 'big5'): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder(encoding);
  const bytesOf = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Buffer.from([lead, trail]);
      const text = decoder.decode(bytes);
      if ([...text].length === 1 && text !== '\ufffd' && !bytesOf.has(text)) bytesOf.set(text, bytes);
    }
  }
  return bytesOf;
}

const tables = { gb18030: reverse('gb18030'), big5: reverse('big5') };

/** Writes text in an encoding, without a byte order mark. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.concat(
    Array.from(text, character => {
      if (character < '\x80') return Buffer.from(character);
      const bytes = tables[encoding].get(character);
      if (bytes === undefined) throw new Error(`${encoding} has no ${character}`);
      return bytes;
    }),
  );
}

/** The byte order mark of an encoding that has one. */
export function markOf(encoding: Encoding): Buffer {
  return encoding.startsWith('utf') ? encode('\ufeff', encoding) : Buffer.alloc(0);
}
