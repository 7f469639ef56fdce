import { expect, it } from 'vitest';
import { firewallNote } from '../../cli/firewall.ts';
import { loadMessages } from '../../messages/load.ts';

it('speaks of the firewall where it asks on the screen: on Windows and macOS', async () => {
  const messages = await loadMessages('en');
  for (const platform of ['win32', 'darwin'] as const)
    expect(firewallNote(messages, platform)).toBe(`${messages.serve.firewall}\n`);
  expect(firewallNote(messages, 'linux')).toBe('');
});
