import { setInterval } from 'node:timers/promises';
import { ask } from './client.ts';

/** How long the answers took, ms; one that did not come, or was cut, took for ever. */
export interface Times {
  asked: number;
  /** Answers that were incomplete. */
  unanswered: number;
  median: number;
  ninetieth: number;
  slowest: number;
}

/** A request every 20 ms, for longer than the server's deadlines, so that a crowd meets all of them. */
const EVERY_MS = 20;
const FOR_MS = 3_000;

/** Asks at a steady beat, whether or not the last request has been answered. */
export async function goodClient(port: number, reply: string): Promise<Times> {
  const answers: Promise<number>[] = [];
  const startedAt = performance.now();
  for await (const _ of setInterval(EVERY_MS)) {
    answers.push(timeOfAnswer(port, reply));
    if (performance.now() - startedAt > FOR_MS) break;
  }
  const times = (await Promise.all(answers)).sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  const unanswered = times.filter(time => time === Number.POSITIVE_INFINITY).length;
  return {
    asked: times.length,
    unanswered,
    median: at(0.5),
    ninetieth: at(0.9),
    slowest: times.at(-1) ?? Number.NaN,
  };
}

async function timeOfAnswer(port: number, reply: string): Promise<number> {
  const startedAt = performance.now();
  const { text } = await ask({ port }, 'get');
  return text === reply ? performance.now() - startedAt : Number.POSITIVE_INFINITY;
}
