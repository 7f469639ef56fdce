import { onTestFinished } from 'vitest';
import { info, type SharedRecord } from '../../server/exercises/info.ts';
import { type ServerEvent, serveTcp } from '../../server/tcp.ts';
import { type AccessRule, parseAccess } from '../../shared/address.ts';

export const student = { id: '2023010101', height: 178, weight: 65.5, size: 'XL' } as const;
export const reply = `${JSON.stringify(student)}\n`;

export interface Serving {
  port: number;
  events: ServerEvent[];
  /** The first event for which `wanted` holds, of those that have come and those to come; 5 s at most. */
  event(wanted: (event: ServerEvent) => boolean): Promise<ServerEvent>;
  close(): Promise<void>;
}

export interface ServingOptions {
  record?: SharedRecord;
  access?: AccessRule;
  limitLoopback?: boolean;
}

/** A server on a free port of 127.0.0.1, which ends with the test. */
export async function serve(options: ServingOptions = {}): Promise<Serving> {
  const { record = student, access = accept(['private']), limitLoopback = false } = options;
  const events: ServerEvent[] = [];
  const listeners = new Set<(event: ServerEvent) => void>();
  const running = await serveTcp({
    host: '127.0.0.1',
    port: 0,
    exercise: info(record),
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
          settle(() => reject(new Error(`no such event within 5 s, but ${JSON.stringify(events)}`)));
        }, 5_000);
        listeners.add(look);
      }),
    close,
  };
}

export function accept(entries: readonly string[]): AccessRule {
  const rule = parseAccess(entries);
  if ('bad' in rule) throw new Error(`not an entry: ${rule.bad}`);
  return rule;
}
