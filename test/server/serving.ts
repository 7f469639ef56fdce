import { onTestFinished } from 'vitest';
import type { ExerciseLimits } from '../../server/exercises/exercise.ts';
import { info, type SharedRecord } from '../../server/exercises/info.ts';
import type { ServerEvent } from '../../server/serving.ts';
import { serveTcp } from '../../server/tcp.ts';
import { type AccessRule, parseAccess } from '../../shared/access.ts';

export const student = { id: '2023010101', height: 178, weight: 65.5, size: 'XL' } as const;
export const reply = `${JSON.stringify(student)}\n`;

export interface Serving {
  port: number;
  events: ServerEvent[];
  /** The first event for which `wanted` holds, of those that have come and those to come; 15 s at most. */
  event(wanted: (event: ServerEvent) => boolean): Promise<ServerEvent>;
  close(): Promise<void>;
}

export interface ServingOptions {
  record?: SharedRecord;
  access?: AccessRule;
  limitLoopback?: boolean;
  limits?: Partial<ExerciseLimits>;
}

/** Longer than any test: what a test gets, it gets without a deadline. */
const HOUR_MS = 3_600_000;
const patient: ExerciseLimits = { lifetimeMs: HOUR_MS, quietMs: HOUR_MS, unreadMs: HOUR_MS };

/** A server on a free port of 127.0.0.1, which ends with the test. It has no deadlines but those that are handed in. */
export async function serve(options: ServingOptions = {}): Promise<Serving> {
  const { record = student, access = accept(['private']), limitLoopback = false, limits } = options;
  const events: ServerEvent[] = [];
  const listeners = new Set<(event: ServerEvent) => void>();
  const running = await serveTcp({
    host: '127.0.0.1',
    port: 0,
    exercise: { ...info(record), limits: { ...patient, ...limits } },
    access,
    limitLoopback,
    onEvent: event => {
      events.push(event);
      for (const listener of listeners) listener(event);
    },
  });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= running.close();
    return closed;
  };
  onTestFinished(close);
  return {
    port: running.port,
    events,
    event: wanted =>
      new Promise((resolve, reject) => {
        const past = events.find(wanted);
        if (past) return resolve(past);
        const settle = (act: () => void) => {
          clearTimeout(patience);
          listeners.delete(look);
          act();
        };
        const look = (event: ServerEvent) => {
          if (wanted(event)) settle(() => resolve(event));
        };
        const patience = setTimeout(() => {
          settle(() => reject(new Error(`no such event within 15 s, but ${JSON.stringify(events)}`)));
        }, 15_000);
        listeners.add(look);
      }),
    close,
  };
}

function accept(entries: readonly string[]): AccessRule {
  const rule = parseAccess(entries);
  if ('bad' in rule) throw new Error(`not an entry: ${rule.bad}`);
  return rule;
}
