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
    // Our own sentences contain defaults and choices, so commander's English ones are left out.
    argumentDescription: argument => argument.description,
    optionDescription: option => option.description,
    // A full-width colon is as wide as a colon and a blank.
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

/** Such a word without its brackets, as the name of an argument. */
export function namePlaceholder(name: string, { help }: Messages): string {
  return new Map(Object.entries(help.placeholders)).get(name) ?? name;
}
