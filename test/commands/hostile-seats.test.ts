import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { surveySchema } from '../../survey/survey-schema.ts';
import { run } from '../binary.ts';

const marks = '\u0301'.repeat(120);
const record = (over: object = {}) =>
  JSON.stringify({ id: 'honest', height: 170, weight: 60, size: 'M', ...over });

/** What each seat says: text that is long, invisible, or steers a terminal, wherever a report quotes it. */
const sayings = {
  'an endless error': JSON.stringify({ error: `\u001b[2J<script>${'Q'.repeat(3_900)}` }),
  'a traceback with an endless last line': `Traceback (most recent call last):\n${'E'.repeat(3_000)}\n`,
  'marks on a letter': `e${'\u0301'.repeat(2_000)}\n`,
  'marks on an unknown key': record({ [marks]: 1 }),
  'control characters in an unknown key': record({ '\u001b]0;owned\u0007': 1, id: 'c' }),
  'marks on a size': record({ size: `<b>XL</b>${marks}` }),
  'a size from right to left': record({ size: '\u202eLX' }),
  'an endless size': record({ size: 'X'.repeat(3_000) }),
  'marks on an id': record({ id: `Z${'\u0301'.repeat(60)}` }),
  'a key twice, with markup': '{"id": "a", "id": "<script>", "height": 170, "weight": 60, "size": "M"}',
  'an id that looks like another': record({ id: 'honest\u3164' }),
  'an id of blanks and marks of direction': record({ id: '\u2066\u00a0id\u2069\u061c' }),
};

const servers: Server[] = [];
let targets: string[] = [];
beforeAll(async () => {
  for (const said of Object.values(sayings)) {
    const server = createServer(socket => void socket.on('error', () => {}).end(said));
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
  }
  const ports = servers.map(server => server.address()).map(at => (typeof at === 'object' ? at?.port : 0));
  targets = ports.map(port => `127.0.0.1:${port}`);
});
afterAll(() => {
  for (const server of servers) server.close();
});

const crawl = async (...flags: string[]) => (await run(['crawl', ...targets, ...flags])).stdout;
const moreThanFourMarks = /\p{M}{5,}/u;
const unseen = /[^\P{C}\r\n\ufeff]|\p{Default_Ignorable_Code_Point}|\u2800/u;

describe('a report on seats that say hostile things', () => {
  it.each(['en', 'zh-CN', 'zh-TW'])(
    'keeps to its lines in %s, with all that is unseen made visible',
    async lang => {
      const report = await crawl('--lang', lang);
      for (const line of report.split('\n')) {
        expect([line, stringWidth(line) <= 80]).toEqual([line, true]);
        expect(line).not.toMatch(unseen);
        expect(line).not.toMatch(moreThanFourMarks);
      }
      expect(report).toContain('\\u{3164}');
    },
  );

  it('is harmless as CSV and HTML', async () => {
    for (const format of ['csv', 'html']) {
      const report = await crawl('--format', format, '--show', 'all');
      expect(report).not.toMatch(moreThanFourMarks);
      expect(report.replace(/^\ufeff/, '')).not.toMatch(/[^\P{C}\r\n\t]/u);
      if (format === 'html') expect(report).not.toMatch(/<script>|<b>XL/);
    }
  });

  it('as JSON has what was said, escaped', async () => {
    const report = await crawl('--format', 'json');
    expect(report).not.toMatch(/[^\P{C}\n]/u);
    const { hosts } = surveySchema.parse(JSON.parse(report));
    expect(hosts).toHaveLength(Object.keys(sayings).length);
    expect(
      hosts.find(({ student }) => student?.id === 'honest\u3164' || student?.id === 'honest'),
    ).toBeDefined();
  });
});
