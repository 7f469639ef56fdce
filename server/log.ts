import { timeOfDay } from '../cli/log.ts';
import type { Messages } from '../messages/messages.ts';
import { printable } from '../shared/printable.ts';
import type { ServerEvent } from './serving.ts';

/** Whether an event is nothing unusual, so that `--quiet` hides it. */
export function isOrdinary({ code }: ServerEvent): boolean {
  return code === 'arrived' || code === 'answered' || code === 'left' || code === 'unanswered';
}

/** The line for an event in the log, with the time of day. */
export function wordEvent(event: ServerEvent, { serve, log }: Messages): string {
  const time = timeOfDay();
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
    case 'loop':
      return log.loop({ ...event, time });
    case 'trouble':
      return serve.trouble({ ...event, time });
  }
}

function quote(bytes: Uint8Array): string {
  return printable(Buffer.from(bytes).toString('utf8'));
}
