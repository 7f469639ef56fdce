import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { eachTarget } from '../targets/hosts.ts';
import { gatherLines } from './stream.ts';
import { sweepEach } from './sweep.ts';
import { type ThreadOrder, type ThreadTask, takeSeats } from './two-threads.ts';

/**
 * The other thread of a large sweep. It hands its results over as lines of JSON, which ndjson prints as they are, and
 * waits with more until these are taken. To make and parse one takes 3 us; an object crosses in 2, and is no line yet.
 */
async function sweepFor(port: MessagePort, { targets, settings, nextSeat }: ThreadTask): Promise<void> {
  const abort = new AbortController();
  port.on('message', (order: ThreadOrder) => {
    if (order === 'abort') abort.abort();
    else taken?.();
  });
  let taken: (() => void) | undefined;
  const lines = gatherLines(text => {
    port.postMessage(text.trimEnd());
    return new Promise(resolve => {
      taken = resolve;
    });
  });
  await sweepEach(eachTarget(targets, takeSeats(targets, nextSeat)), {
    settings,
    signal: abort.signal,
    onResult: result => lines.add(`${JSON.stringify(result)}\n`),
  });
  await lines.end();
  port.close();
}

if (parentPort) void sweepFor(parentPort, workerData);
