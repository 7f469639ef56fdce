import type { Writable } from 'node:stream';
import { writeOut } from '../cli/output.ts';
import { printable } from '../shared/printable.ts';

/** A prompt that may be on the terminal when something has to be printed above it. */
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
  /** The stream for our own sentences. */
  log: Writable;
}

/** Where a talk is shown. */
export interface Screen {
  /** Prints received bytes. */
  show(bytes: Uint8Array): Promise<void>;
  /** Prints one of our own sentences on its own line. */
  say(sentence: string): Promise<void>;
  /** Ends the line if a reply has left it open. */
  endLine(): Promise<void>;
  /** Sets the prompt that is hidden while something is printed. */
  share(prompt: Prompt): void;
}

/**
 * Opens a screen that prints replies to stdout and our own sentences to `log`, so that a pipe gets replies only. A stream
 * may split characters and lines; a datagram is complete, and gets a line of its own.
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

/** Passes a reply in another encoding, such as GB18030, to a pipe unchanged, except that control characters become visible. */
function inOtherEncoding(bytes: Uint8Array): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  return Buffer.from(text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, printable), 'latin1');
}

/** Makes control characters visible, except line ends and tabs. */
function harmless(text: string): string {
  return text.replace(/[^\r\n\t]+|\r(?!\n)/g, printable);
}
