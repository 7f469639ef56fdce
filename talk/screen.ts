import type { Writable } from 'node:stream';
import { writeOut } from '../cli/output.ts';
import { printable } from '../shared/printable.ts';

/** A prompt, which may stand on the terminal when something is to be printed above it. */
export interface Prompt {
  stands(): boolean;
  hide(): void;
  show(): void;
}

const LINE_END = 0x0a;

interface ScreenOptions {
  transport: 'tcp' | 'udp';
  /** Whether stdout is a terminal. */
  isTerminal: boolean;
  /** Where our own sentences go. */
  log: Writable;
}

export interface Screen {
  /** Prints what came, as it came. */
  show(bytes: Uint8Array): Promise<void>;
  /** Says something of our own, on a line of its own. */
  say(sentence: string): Promise<void>;
  /** Ends the line that a reply has left open. */
  endLine(): Promise<void>;
  /** Hands over the prompt, which has to make room for what is printed. */
  share(prompt: Prompt): void;
}

/**
 * Replies go to stdout, and what is said of them to `log`, so that a pipe gets the replies and nothing else. A stream
 * may cut a character or a line; a datagram is whole, and gets a line of its own.
 */
export function openScreen({ transport, isTerminal, log }: ScreenOptions): Screen {
  let decoder = new TextDecoder('utf-8', { ignoreBOM: true });
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
      const text = decoder.decode(bytes, { stream: transport === 'tcp' });
      const isOther = !isTerminal && text.includes('\ufffd');
      if (isOther) decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      const shown = isOther ? inOtherEncoding(bytes) : Buffer.from(harmless(text));
      if (shown.length > 0) {
        isLineOpen = shown.at(-1) !== LINE_END;
        await writeOut(shown);
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

/** A reply in GB18030, say, goes into a pipe as it came: only its control characters are made visible. */
function inOtherEncoding(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, printable), 'latin1');
}

/** Line ends and tabs are layout, and pass; all else that would steer the terminal becomes visible. */
function harmless(text: string): string {
  return text.replace(/[^\r\n\t]+|\r(?!\n)/g, printable);
}
