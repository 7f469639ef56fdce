import { Help, type HelpConfiguration } from 'commander';
import type { Messages } from '../messages/messages.ts';
import { columnsOf } from './columns.ts';
import { terminalWidth } from './output.ts';
import { wrap } from './wrap.ts';

/** Commander's help in the language of the messages: its titles, its placeholders, and lines that break as Chinese does. */
export function speakHelp(messages: Messages): HelpConfiguration {
  const { usage, arguments: operands, options } = messages.help.titles;
  const titles = new Map([
    ['Usage:', usage],
    ['Arguments:', operands],
    ['Options:', options],
  ]);
  return {
    helpWidth: Math.min(100, terminalWidth(process.stdout)),
    displayWidth: columnsOf,
    boxWrap: wrap,
    styleTitle: title => titles.get(title) ?? title,
    styleUsage: text => namePlaceholders(text, messages),
    argumentTerm: argument => namePlaceholder(argument.name(), messages),
    optionTerm: option => namePlaceholders(option.flags, messages),
    // The texts say defaults and choices themselves, each in its language.
    argumentDescription: argument => argument.description,
    optionDescription: option => option.description,
    // A full-width colon brings its own blank.
    formatHelp: (command, helper) =>
      Help.prototype.formatHelp.call(helper, command, helper).replace('： ', '：'),
  };
}

/** The words in `<...>` and `[...]` of a usage line or of a flag, in the language of the messages. */
export function namePlaceholders(text: string, messages: Messages): string {
  return text.replace(
    /([<[])([^\]>.]+)/g,
    (_, bracket: string, name: string) => bracket + namePlaceholder(name, messages),
  );
}

/** One of them without its brackets, as an argument is named. */
export function namePlaceholder(name: string, { help }: Messages): string {
  return new Map(Object.entries(help.placeholders)).get(name) ?? name;
}
