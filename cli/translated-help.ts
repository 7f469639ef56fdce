import { Help, type HelpConfiguration } from 'commander';
import type { Messages } from '../messages/messages.ts';
import { ownValue } from '../shared/own-value.ts';
import { columnsOf } from './columns.ts';
import { terminalWidth } from './output.ts';
import { wrap } from './wrap.ts';

/** Long lines are tiring to read, however wide the terminal is. */
const MOST_COLUMNS = 100;

/** In less room commander would not break a line at all. */
const LEAST_COLUMNS_OF_TEXT = 10;

/** The width of the help, in columns. */
export function helpWidth(): number {
  return Math.min(MOST_COLUMNS, terminalWidth(process.stdout));
}

/** Translates commander's help: its titles and placeholders, and line breaks that suit Chinese. */
export function translateHelp(messages: Messages): HelpConfiguration {
  const { usage, arguments: operands, options } = messages.help.titles;
  const titles = new Map([
    ['Usage:', usage],
    ['Arguments:', operands],
    ['Options:', options],
  ]);
  return {
    helpWidth: helpWidth(),
    minWidthToWrap: LEAST_COLUMNS_OF_TEXT,
    displayWidth: columnsOf,
    boxWrap: wrap,
    styleTitle: title => titles.get(title) ?? title,
    styleUsage: text => namePlaceholders(text, messages),
    argumentTerm: argument => namePlaceholder(argument.name(), messages),
    optionTerm: option => namePlaceholders(option.flags, messages),
    // Our own sentences already contain defaults and choices, so omit commander's English ones.
    argumentDescription: argument => argument.description,
    optionDescription: option => option.description,
    // A full-width colon needs no blank after it.
    formatHelp: (command, helper) =>
      Help.prototype.formatHelp.call(helper, command, helper).replace('： ', '：'),
  };
}

/** Translates the placeholders in `<...>` and `[...]` of a usage line or flag. */
export function namePlaceholders(text: string, messages: Messages): string {
  return text.replace(
    /([<[])([^\]>.]+)/g,
    (_, bracket: string, name: string) => bracket + namePlaceholder(name, messages),
  );
}

/** Translates one placeholder without brackets, such as the name of an argument. */
export function namePlaceholder(name: string, { help }: Messages): string {
  return ownValue(help.placeholders, name) ?? name;
}
