import type { Messages } from '../../messages/messages.ts';
import { UsageError } from '../usage-error.ts';

/** The smallest and the largest number, both included. */
type Limits = { minimum: number; maximum?: number };

/** Parses the text after a flag. `choices` and `limits` are for help and completion. */
export interface Parser<Value> {
  /** @throws UsageError that names the flag. */
  read(typed: string, at: { flag: string; messages: Messages }): Value;
  choices?: readonly string[];
  limits?: Limits;
}

/** Any text: an address, a name. */
export const text: Parser<string> = { read: typed => typed };

/** The path of a file, or `-`. An empty one, as from an unset variable of a shell, is refused before any work is done. */
export const file: Parser<string> = {
  read(typed, { flag, messages }) {
    if (typed === '') throw new UsageError(messages.usage.optionWithoutValue(flag));
    return typed;
  },
};

/** One of a list of names. */
export function oneOf<Name extends string>(choices: readonly Name[]): Parser<Name> {
  return {
    choices,
    read(typed, { flag, messages }) {
      const found = choices.find(name => name === typed);
      if (found === undefined) throw new UsageError(messages.usage.notOneOf(flag, typed, [...choices]));
      return found;
    },
  };
}

/** A whole number within its limits. */
export function wholeNumber(limits: Limits): Parser<number> {
  return {
    limits,
    read(typed, { flag, messages }) {
      const number = numberOf(typed);
      if (typeof number === 'number' && Number.isSafeInteger(number) && isWithin(number, limits))
        return number;
      throw new UsageError(messages.usage.notAWholeNumber(flag, typed, limits));
    },
  };
}

/** A number within its limits, such as a time in seconds. */
export function anyNumber(limits: Limits): Parser<number> {
  return {
    limits,
    read(typed, { flag, messages }) {
      const number = numberOf(typed);
      if (typeof number === 'number' && isWithin(number, limits)) return number;
      throw new UsageError(messages.usage.notANumber(flag, typed, limits));
    },
  };
}

/** A body measure. The rules of the record check the value; a decimal comma gets a hint here to write a point. */
export const measure: Parser<number> = {
  read(typed, { flag, messages }) {
    const number = numberOf(typed);
    if (typeof number === 'number') return number;
    const [, whole, tenths] = /^\s*(\d+)[,，](\d+)\s*$/.exec(typed) ?? [];
    const meant = whole === undefined ? undefined : `${whole}.${tenths}`;
    throw new UsageError(messages.usage.notAMeasure(flag, typed, meant));
  },
};

/** A number for a configuration key. Other text is passed on, so that the configuration's schema can refuse it. */
export const setting: Parser<number | string> = { read: numberOf };

/** Numbers separated by commas, also checked by the schema. */
export const settings: Parser<(number | string)[]> = { read: typed => typed.split(',').map(numberOf) };

function isWithin(number: number, { minimum, maximum = Number.POSITIVE_INFINITY }: Limits): boolean {
  return number >= minimum && number <= maximum;
}

function numberOf(typed: string): number | string {
  return typed.trim() === '' || Number.isNaN(Number(typed)) ? typed : Number(typed);
}
