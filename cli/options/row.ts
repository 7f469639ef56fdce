import type { Messages } from '../../messages/messages.ts';
import type { Parser } from './parsers.ts';

/** One command-line option. Help, completion, checks and the override of the configuration are derived from it. */
export interface OptionRow {
  /** The flag and its placeholder, as in `--port <number>`; help translates the placeholder. A switch has none. */
  flag: string;
  /** Parses the typed text, or refuses it. A switch has no parser: its value is true or false. */
  parse?: Parser<unknown>;
  /** The key of lab.config.json that the option overrides; its schema checks the value and has the default. */
  key?: string;
  /** The key of its sentence in `messages.help.options`. */
  help: keyof Messages['help']['options'];
  /** The value if the option is not given. */
  default?: unknown;
  /** The option may be given several times, with one value each; the result is the list of values. */
  repeats?: true;
}

/** The value that a command gets for a row. */
export type ValueOf<Row extends OptionRow> = Row extends { parse: Parser<infer Value> }
  ? Row extends { repeats: true }
    ? Value[]
    : Row extends { default: unknown }
      ? Value
      : Value | undefined
  : boolean;
