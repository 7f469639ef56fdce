import * as z from 'zod/mini';
import type { Seat } from '../room/seat.ts';
import { jsonOf } from '../shared/json.ts';
import { studentsIn } from './line.ts';
import { type Answer, dedupe, figureOf, seatsOf } from './reading.ts';

const nameSchema = z.union([z.string(), z.number()]);
/** Only the pairs are needed; any other key with an unexpected value is ignored. */
const jsonSchema = z.object({
  pairs: z.array(z.tuple([nameSchema, nameSchema])),
  distance: z.catch(z.optional(z.number()), undefined),
  left_out: z.catch(z.optional(z.array(nameSchema)), undefined),
  compared: z.catch(z.optional(z.number()), undefined),
});

/** Puts JSON that was printed over several lines into one line. */
export function joinJson(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const [, before = '', indent = '', open] = /^((\s*).*?)([[{])\s*$/.exec(line) ?? [];
    const close = open === '{' ? '}' : ']';
    const length = open ? lines.slice(at).findIndex(other => other.trimEnd() === indent + close) + 1 : 0;
    const value = jsonOf([open, ...lines.slice(at + 1, at + length)].join('\n'))?.json;
    if (length === 0 || value === undefined) joined.push(line);
    else {
      joined.push(before + JSON.stringify(value));
      at += length - 1;
    }
  }
  return joined;
}

/** The last JSON object that names pairs, with a distance and counts if it has them. */
export function findJson(lines: readonly string[], seats: readonly Seat[]): Answer | undefined {
  const meant = (name: string | number) => {
    const known = seatsOf(String(name), seats);
    return known.length > 0 ? known : studentsIn(String(name), seats).flatMap(one => seatsOf(one, seats));
  };
  for (const line of lines.toReversed()) {
    const start = line.indexOf('{');
    if (start === -1) continue;
    const text = line.slice(start);
    const parsed = jsonSchema.safeParse(jsonOf(text)?.json);
    if (!parsed.success) continue;
    const { pairs, distance, left_out: leftOut, compared } = parsed.data;
    return {
      text: text.trim(),
      pairs: dedupe(pairs.map(([a, b]) => [meant(a), meant(b)])),
      distance: distance === undefined ? undefined : figureOf(String(distance)),
      count: compared,
      leftOut: leftOut?.flatMap(meant),
    };
  }
  return undefined;
}
