import type { Usage } from '../cli/define-command.ts';
import { openCommand } from '../cli/open-command.ts';
import { openSink } from '../cli/sink.ts';
import type { Messages } from '../messages/messages.ts';
import { changeReports } from '../reports/changes/format.ts';
import { findChanges, isWorse, nameSnapshot } from '../survey/changes.ts';
import { maskChanges } from '../survey/mask.ts';
import { openRoster } from '../targets/open-roster.ts';
import { openSurvey } from './open-survey.ts';

/** The usage of `diff`: its operands and options. */
export const usage = {
  name: 'diff',
  operands: [
    { word: '<before>', help: 'before' },
    { word: '<after>', help: 'after' },
  ],
  options: ['metric', 'weights', 'roster', 'changeFormat', 'out', 'checkShow'],
} as const satisfies Usage;

/** `diff`: shows what changed between two saved surveys of a room. Exits with 1 if somebody who answered no longer does. */
export async function run(argv: string[], messages: Messages): Promise<number> {
  const { settings, options, operands } = await openCommand(usage, argv, messages);
  const roster = await openRoster(settings);
  const [before = '', after = ''] = operands;
  const [old, fresh] = [await openSurvey(before, settings), await openSurvey(after, settings)];
  const changes = roster
    ? findChanges(nameSnapshot(old, roster), nameSnapshot(fresh, roster))
    : findChanges(old, fresh);
  const sink = await openSink(options.out, settings.messages);
  const report = changeReports[options.changeFormat](
    options.checkShow === 'seats' ? maskChanges(changes) : changes,
    {
      ...settings,
      colours: sink.colours(options.noColor),
      width: sink.width,
    },
  );
  await sink.write(report);
  await sink.close();
  return isWorse(changes) ? 1 : 0;
}
