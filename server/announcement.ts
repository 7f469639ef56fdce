import { networkInterfaces } from 'node:os';
import { firewallNote } from '../cli/firewall.ts';
import type { Messages } from '../messages/messages.ts';
import { reachableAddresses } from '../network/reachable.ts';
import { withPort } from '../shared/address.ts';
import type { ExerciseName } from '../shared/ids.ts';
import type { Exercise } from './exercises/exercise.ts';

/** What `serve` prints once it is ready: what it shares or serves, and at which addresses. */
export function announce(
  what: { name: ExerciseName; exercise: Exercise },
  at: { host: string; port: number },
  messages: Messages,
): string {
  const { exercises, serve } = messages;
  const { name, exercise } = what;
  const reachable = reachableAddresses(at.host, networkInterfaces());
  const lines = reachable.map(
    ({ address, internal }) => `  ${withPort(address, at.port)}${internal ? `  ${serve.onlyHere}` : ''}`,
  );
  const opening = exercise.shares
    ? [serve.shares(JSON.stringify(exercise.shares)), serve.reachable]
    : [serve.serves(name, exercises[name]), serve.servesAt];
  const note = reachable.every(({ internal }) => internal) ? '' : firewallNote(messages);
  return `${[...opening, ...lines].join('\n')}\n${note}${serve.howToEnd}\n`;
}
