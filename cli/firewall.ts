import type { Messages } from '../messages/messages.ts';

/** A line about the firewall's question, for systems whose firewall asks; empty on others. */
export function firewallNote({ serve }: Messages, platform: NodeJS.Platform = process.platform): string {
  return platform === 'win32' || platform === 'darwin' ? `${serve.firewall}\n` : '';
}
