import type { Messages } from '../messages/messages.ts';

/** A line for systems whose firewall asks on the screen whether a program may be reached; none for the others. */
export function firewallNote({ serve }: Messages, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' || platform === 'darwin' ? `${serve.firewall}\n` : '';
}
