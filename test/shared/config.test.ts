import { describe, expect, it } from 'vitest';
import { readConfig } from '../../shared/config.ts';
import { metricNames } from '../../shared/ids.ts';

const integer = { kind: 'type', type: 'int' };
const atLeast = (limit: number) => ({ kind: 'minimum', limit });
const atMost = (limit: number) => ({ kind: 'maximum', limit });
const text = { kind: 'type', type: 'string' };

describe('a configuration', () => {
  it.each([
    [{ ports: 1024 }, 'ports', 'port'],
    [{ host: [] }, 'host', 'hosts'],
    [{ exlude: [] }, 'exlude', 'exclude'],
    [{ sweep: { timeout: 3 } }, 'sweep.timeout', 'sweep.timeoutMs'],
    [{ sweep: { atempts: 3 } }, 'sweep.atempts', 'sweep.attempts'],
    [{ similarity: { metrics: 'gower' } }, 'similarity.metrics', 'similarity.metric'],
    [{ server: { allowed: [] } }, 'server.allowed', 'server.allow'],
    [{ room: { column: 8 } }, 'room.column', 'room.columns'],
    [{ language: 'en' }, 'language', 'lang'],
  ])('%j: names the unknown key, and the nearest that it knows', (value, key, near) => {
    expect(readConfig(value)).toMatchObject({ problem: { code: 'unknown-key', key, near } });
  });

  it.each([
    [{ port: '1024' }, 'port', { kind: 'type', type: 'number' }],
    [{ port: 0 }, 'port', atLeast(1)],
    [{ port: 70_000 }, 'port', atMost(65_535)],
    [{ port: 10.5 }, 'port', integer],
    [{ hosts: '127.0.0.1' }, 'hosts', { kind: 'type', type: 'array' }],
    [{ hosts: [7] }, 'hosts.0', text],
    [{ exclude: [null] }, 'exclude.0', text],
    [{ sweep: [] }, 'sweep', { kind: 'type', type: 'object' }],
    [{ sweep: { concurrency: 0 } }, 'sweep.concurrency', atLeast(1)],
    [{ sweep: { timeoutMs: 49 } }, 'sweep.timeoutMs', atLeast(50)],
    [{ sweep: { attempts: 17 } }, 'sweep.attempts', atMost(16)],
    [{ similarity: { metric: 'bmi' } }, 'similarity.metric', { kind: 'one-of', values: [...metricNames] }],
    [{ similarity: { weights: [1, 1] } }, 'similarity.weights', { kind: 'type', type: 'tuple' }],
    [{ similarity: { weights: [1, -1, 1] } }, 'similarity.weights.1', atLeast(0)],
    [{ similarity: { top: 0 } }, 'similarity.top', atLeast(1)],
    [{ server: { limitLoopback: 1 } }, 'server.limitLoopback', { kind: 'type', type: 'boolean' }],
    [{ room: { rows: 101 } }, 'room.rows', atMost(100)],
    [{ lang: 'zh' }, 'lang', { kind: 'one-of', values: ['auto', 'en', 'zh-CN', 'zh-TW'] }],
    [[], '', { kind: 'type', type: 'object' }],
    [null, '', { kind: 'type', type: 'object' }],
  ])('%j: says what was expected, and where', (value, key, expected) => {
    expect(readConfig(value)).toEqual({ problem: { code: 'bad-value', key, expected } });
  });

  it('keeps what is given, and fills in the rest', () => {
    expect(readConfig({ port: 2000, sweep: { attempts: 1 } })).toMatchObject({
      config: {
        port: 2000,
        hosts: ['127.0.0.1+40'],
        sweep: { attempts: 1, timeoutMs: 4_000, concurrency: 64 },
      },
    });
  });
});
