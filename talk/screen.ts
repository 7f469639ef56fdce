import type { Writable } from 'node:stream';
import { writeOut } from '../cli/output.ts';
import { printable } from '../shared/printable.ts';

/** A prompt, which may stand on the terminal when something is to be printed above it. */
export interface Prompt {
  stands(): boolean;
  hide(): void;
  show(): void;
}

export interface Screen {
  /** Prints what came, as it came. */
  show(bytes: Uint8Array): Promise<void>;
  /** Says something of our own, on a line of its own. */
  say(sentence: string): Promise<void>;
  /** Ends the line that a reply has left open. */
  endLine(): Promise<void>;
  /** From now on this prompt may be in the way. */
  share(prompt: Prompt): void;
}

/**
 * Replies go to stdout, and what is said of them to `log`, so that a pipe gets the replies and nothing else. A stream
 * may cut a character or a line; a datagram is whole, and gets a line of its own.
 */
export function openScreen({ transport, log }: { transport: 'tcp' | 'udp'; log: Writable }): Screen {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let prompt: Prompt | undefined;
  let isLineOpen = false;
  const endLine = async () => {
    if (!isLineOpen) return;
    isLineOpen = false;
    await writeOut('\n');
  };
  return {
    async show(bytes) {
      const above = prompt?.stands() ? prompt : undefined;
      above?.hide();
      const text = harmless(decoder.decode(bytes, { stream: transport === 'tcp' }));
      if (text !== '') {
        isLineOpen = !text.endsWith('\n');
        await writeOut(text);
      }
      if (above || transport === 'udp') await endLine();
      above?.show();
    },
    async say(sentence) {
      await endLine();
      log.write(`${sentence}\n`);
    },
    endLine,
    share(other) {
      prompt = other;
    },
  };
}

/** Channel ends and tabs are layout, and pass; all else that would steer the terminal becomes visible. */
export function harmless(text: string): string {
  return text.replace(/[^\r\n\t]+|\r(?!\n)/g, printable);
}
