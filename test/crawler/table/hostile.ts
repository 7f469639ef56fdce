import { MAX_REPLY_BYTES } from '../../../shared/protocol.ts';
import { fault, json, say, type Tables } from '../rows.ts';

const limit = { code: 'too-large', limit: MAX_REPLY_BYTES } as const;
const shown = (start: string, filling: string) => ({
  text: start.padEnd(256, filling),
  bytes: MAX_REPLY_BYTES,
});
const pours = (start: string, piece: string) =>
  ['says', say(start), `pour:${Buffer.from(piece).toString('hex')}`] as const;

/** Nobody sends these by accident. */
export const hostile: Tables = {
  'bytes for as long as they are read:': [
    {
      title: 'blanks inside an object',
      server: pours('{', ' '),
      expected: fault('too-large', limit, shown('{', ' ')),
    },
    {
      title: 'a string that never closes',
      server: pours('{"id": "', 'x'),
      expected: fault('too-large', limit, shown('{"id": "', 'x')),
    },
    {
      title: 'after the record, the record',
      server: pours(json, json),
      expected: fault(
        'bad-json',
        { code: 'trailing-data', after: json.repeat(5).slice(0, 60) },
        shown(json, json),
      ),
    },
  ],
};
