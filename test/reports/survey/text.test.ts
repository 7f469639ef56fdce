import { createColors } from 'picocolors';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../messages/load.ts';
import type { SurveyContext } from '../../../reports/survey/report.ts';
import { text } from '../../../reports/survey/text.ts';
import { languages } from '../../../shared/language.ts';
import type { Survey } from '../../../survey/survey-schema.ts';
import { answered, declined, surveyOf, troubled } from '../../crawler/examples.ts';

async function render(survey: Survey, changed: Partial<SurveyContext> = {}): Promise<string> {
  const messages = await loadMessages('en');
  const context = { messages, colours: createColors(false), width: 80, room: { columns: 8 } };
  return text.end(survey, { ...context, ...changed });
}

const pythonDict = "{'id': '1', 'height': 170}";
const room = surveyOf([
  ...Array.from({ length: 30 }, (_, index) => answered(index + 1, { height: 150 + index * 1.5 })),
  answered(31, { id: 'g', height: 176, weight: 68, size: 'L' }),
  answered(32, { id: 'k', height: 175, weight: 68, size: 'L' }),
  declined(33, 'p'),
  troubled(34, 'refused', { code: 'refused', afterMs: 1 }),
  { ...troubled(35, 'bad-json', { code: 'python-dict' }, pythonDict), writtenIn: 'python' },
  { ...troubled(36, 'bad-json', { code: 'python-dict' }, pythonDict), writtenIn: 'python' },
  troubled(37, 'implausible', { code: 'metres', height: 1.75 }, '{"height": 1.75}'),
  troubled(38, 'bad-json', { code: 'not-json', character: '\u001b', at: 2 }, '\\e[2J'),
]);

describe('the text report', () => {
  it('opens with the pair, in words that a class understands', async () => {
    const [heading, pair] = (await render(room)).split('\n');
    expect(heading).toBe('Most alike');
    expect(pair).toBe('  seats 31 and 32: 176 cm, 68 kg, L and 175 cm, 68 kg, L (g, k)');
  });

  it('says how it was computed, and over whom', async () => {
    const report = (await render(room)).replaceAll('\n', ' ');
    expect(report).toMatch(/Distance 0\.\d+, by the standardized Euclidean distance/);
    expect(report).toContain(
      '32 of 38 seats compared; left out: 5 without a record; seat 33 keeps it private.',
    );
  });

  it('groups the seats that need help by their cause, the most frequent first, each with its hint', async () => {
    const report = await render(room);
    const at = (words: string) => report.indexOf(words);
    expect(at('5 seats need help')).toBeGreaterThan(0);
    expect(at('Sent Python’s own form of a dict')).toBeGreaterThan(at('5 seats need help'));
    expect(at('Port 1024 is closed')).toBeGreaterThan(at('Sent Python’s own form of a dict'));
    expect(report.match(/json\.dumps\(record\) writes JSON/g)).toHaveLength(1);
    expect(report).toContain("sent: {'id': '1'");
    expect(report).toContain('Send centimetres: 175.');
  });

  it('draws the room with a mark for each state', async () => {
    const report = await render(room);
    expect(report).toMatch(/★ 31 +★ 32\n +○ 33 +· 34 +✗ 35/);
    expect(report).toContain('✗ needs help');
  });

  it.each(['en', 'zh-CN', 'zh-TW'] as const)('keeps to 80 columns in %s', async language => {
    const report = await render(room, { messages: await loadMessages(language) });
    for (const line of report.split('\n')) expect([line, stringWidth(line) <= 80]).toEqual([line, true]);
  });

  const longNames = surveyOf([
    ...['pc', '二号机房-靠窗-07', 'n'.repeat(30), 'workstation-in-the-last-row.'.repeat(4)].map(
      (name, at) => ({
        ...troubled(at + 1, 'refused', { code: 'refused', afterMs: 1 }),
        host: '127.0.0.199',
        port: 21_999,
        name,
      }),
    ),
    troubled(123_456, 'refused', { code: 'refused', afterMs: 1 }),
  ]);

  it.each([60, 80, 200].flatMap(width => languages.map(language => ({ width, language }))))(
    'keeps the name of a seat apart from what happened there: %j',
    async ({ width, language }) => {
      const messages = await loadMessages(language);
      const lines = (await render(longNames, { width, messages })).split('\n');
      const happened = messages.report.phase(
        longNames.hosts[0] ?? troubled(1, 'refused', { code: 'refused', afterMs: 1 }),
      );
      for (const line of lines) {
        expect([line, stringWidth(line) <= width]).toEqual([line, true]);
        const [before = '', after] = line.split(happened);
        // After two blanks, or after the cause of the fifth seat, which has its own.
        if (after !== undefined) expect(before).toMatch(/(?: {2}|; |；)$/);
      }
      if (width > 60) expect(lines.filter(line => line.includes(happened)).length).toBeGreaterThanOrEqual(4);
    },
  );

  it('says the same with colours and without', async () => {
    const coloured = await render(room, { colours: createColors(true) });
    expect(coloured).toContain('\u001b[');
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(await render(room));
  });

  it('has no control character but line ends', async () => {
    expect(await render(room)).not.toMatch(/[^\P{C}\n]/u);
  });

  it('says that an interrupted crawl is not whole', async () => {
    const cancelled = troubled(3, 'cancelled', { code: 'cancelled' });
    const survey = { ...surveyOf([answered(1), answered(2), cancelled]), complete: false };
    expect(await render(survey)).toContain('Interrupted after 0.41 s: 2 of 3 seats answered, 1 not done.');
  });

  it('says that two students are not a comparison', async () => {
    expect(await render(surveyOf([answered(1), answered(2)]))).toContain('Two students are not a comparison');
  });

  it('says that one student is no pair', async () => {
    expect(await render(surveyOf([answered(1)]))).toMatch(/^No pair: only one student can be compared\.\n/);
  });

  it('names the seats that share a student number', async () => {
    const twins = surveyOf([
      answered(1, { id: 'x' }),
      answered(2, { id: 'x' }),
      answered(3),
      answered(4),
      answered(5),
    ]);
    expect(await render(twins)).toContain('seats 1, 2 share the student number x');
  });

  it('counts ties that are too many to list', async () => {
    const alike = Array.from({ length: 6 }, (_, seat) => answered(seat + 1, { height: 170, weight: 60 }));
    const report = await render(surveyOf(alike));
    expect(report).toContain('Most alike: 15 pairs share first place');
    expect(report).toContain('and 10 more pairs, just as close');
  });
});
