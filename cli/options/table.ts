import { campusOptions } from './campus.ts';
import { commonOptions } from './common.ts';
import { lessonOptions } from './lessons.ts';
import { reportOptions } from './reports.ts';
import type { ValueOf } from './row.ts';
import { seatOptions } from './seats.ts';
import { servingOptions } from './serving.ts';

/**
 * All options. To add one, write a row in one of these files, its sentence in `help.options` of messages/en, zh-CN and
 * zh-TW, and its name in the `options` of each command that has it. The command finds the value under that name.
 */
export const options = {
  ...commonOptions,
  ...seatOptions,
  ...reportOptions,
  ...servingOptions,
  ...lessonOptions,
  ...campusOptions,
};

export type OptionName = keyof typeof options;
/** The values of the options that a command has picked, by name. */
export type OptionValues<Name extends OptionName> = { [Key in Name]: ValueOf<(typeof options)[Key]> };
