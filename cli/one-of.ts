import { Option } from 'commander';

/** An option with a value from a list, which the completion offers; the command itself says what is wrong with another. */
export function oneOf(flags: string, description: string, values: readonly string[]): Option {
  const option = new Option(flags, description);
  // Not by choices(): that would also refuse another value, in English and with commander's sentence.
  option.argChoices = [...values];
  return option;
}
