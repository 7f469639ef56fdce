import { createWriteStream } from 'node:fs';
import type { Messages } from '../messages/messages.ts';
import { printable } from '../shared/printable.ts';
import type { ServerEvent } from './serving.ts';

/** What waits for a reader that has stopped reading, in bytes; the lines after it are lost to the log. */
const MAX_WAITING_BYTES = 1_048_576;

/** A log that never holds up the server, nor ends it: who has stopped reading, or has gone, misses lines. */
export function openLog(stream: NodeJS.WriteStream & { fd: number }): (line: string) => void {
  // Node writes to a terminal and waits until it is done, which is never where Ctrl-S has stopped it.
  const waits = stream.isTTY && process.platform !== 'win32';
  const out = waits ? createWriteStream('', { fd: stream.fd, autoClose: false }) : stream;
  out.on('error', () => {});
  return line => {
    if (out.writableLength < MAX_WAITING_BYTES) out.write(`${line}\n`);
  };
}

/** A visit as it should be: what `--quiet` leaves out of the log. */
export function isOrdinary({ code }: ServerEvent): boolean {
  return code === 'arrived' || code === 'answered' || code === 'left' || code === 'unanswered';
}

/** One line of the log, with the time of day. */
export function wordEvent(event: ServerEvent, { serve }: Messages): string {
  const time = new Date().toTimeString().slice(0, 8);
  switch (event.code) {
    case 'arrived':
      return serve.arrived({ ...event, time });
    case 'answered':
      return serve.answered({ ...event, time, heard: quote(event.heard), ms: Math.round(event.ms) });
    case 'left':
      return serve.left({ ...event, time, seconds: (event.ms / 1_000).toFixed(1) });
    case 'unanswered':
      return serve.unanswered({ ...event, time, heard: quote(event.heard) });
    case 'forbidden':
      return serve.forbidden({ ...event, time });
    case 'dropped':
      return serve.dropped({ ...event, time });
    case 'dropped-datagrams':
      return serve.droppedDatagrams({ ...event, time });
    case 'trouble':
      return serve.trouble({ ...event, time });
  }
}

function quote(bytes: Uint8Array): string {
  return printable(Buffer.from(bytes).toString('utf8'));
}
