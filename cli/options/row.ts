import type { Messages } from '../../messages/messages.ts';
import type { Parser } from './parsers.ts';

/** One option of a command line. Help, completion, the override of the configuration and the checks follow from it. */
export interface OptionRow {
  /** The flag with its value's name, as in `--port <number>`; the name is translated in help. Without one it is a switch. */
  flag: string;
  /** Turns what was typed into the value, or refuses it. A switch has none: its value is true or false. */
  parse?: Parser<unknown>;
  /** The key of lab.config.json that the option stands for: the schema there checks the value and has its default. */
  key?: string;
  /** The sentence in `messages.help.options`. */
  help: keyof Messages['help']['options'];
  /** The value where the option is not given. */
  default?: unknown;
  /** The option may be given several times; its value is the list of them. Each takes one value and no more. */
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
