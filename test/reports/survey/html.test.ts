import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadMessages } from '../../../messages/load.ts';
import { html } from '../../../reports/survey/html.ts';
import { printable } from '../../../shared/printable.ts';
import { maskSurvey } from '../../../survey/mask.ts';
import type { Survey } from '../../../survey/survey-schema.ts';
import { answered, declined, surveyOf, troubled } from '../../crawler/examples.ts';
import { plainColours } from '../../crawler/plain.ts';

const hostile = '<img src=x onerror=alert(1)>"\'&\u202e\u001b[2J';

async function render(survey: Survey, language: 'en' | 'zh-CN' | 'zh-TW' = 'en'): Promise<string> {
  const messages = await loadMessages(language);
  return html.end(survey, { messages, colours: plainColours, width: 80, room: { columns: 8 } });
}

function roomOf(seats: number): Survey {
  return surveyOf(
    Array.from({ length: seats }, (_, index) => {
      const seat = index + 1;
      if (seat % 9 === 0) return troubled(seat, 'bad-json', { code: 'not-json' }, 'x'.repeat(256));
      return answered(seat, { height: 150 + ((seat * 7) % 45), weight: 45 + ((seat * 13) % 50) });
    }),
  );
}

const room = surveyOf([
  ...Array.from({ length: 30 }, (_, index) => answered(index + 1, { height: 150 + index * 1.5 })),
  answered(31, { id: 'g', height: 176, weight: 68, size: 'L' }),
  answered(32, { id: hostile, height: 175, weight: 68, size: 'L' }),
  declined(33, 'SECRET'),
  troubled(34, 'refused', { code: 'refused', afterMs: 1 }),
  troubled(35, 'bad-json', { code: 'python-dict' }, printable(hostile)),
  troubled(36, 'bad-json', { code: 'trailing-data', after: hostile }, printable(hostile)),
  troubled(37, 'implausible', { code: 'metres', height: 1.777 }, '{"height": 1.777}'),
]);

describe('the HTML report', () => {
  it.each([
    ['for the instructor', room],
    ['for a projector', maskSurvey(room)],
  ])('%s needs nothing else: no script, no network', async (_, survey) => {
    const page = await render(survey);
    expect(page).toContain(`content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"`);
    expect(page).not.toMatch(/<script|<link|<iframe|<[^>]*\s(src|href|on\w+)=|@import|url\((?!#)/);
    // The names of XML namespaces are no addresses to load.
    expect(page.replace(/xmlns(:xlink)?="[^"]*"/g, '')).not.toMatch(/https?:/);
  });

  it('tells first the pair, then the chart, the room, who needs help, how, and the closest pairs', async () => {
    const page = await render(room);
    const order = [
      'Seats 31 and 32',
      'Height against weight',
      'The room',
      '4 seats need help',
      'How it was computed',
      'The closest pairs',
    ];
    const places = order.map(words => page.indexOf(words));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it('shows what a seat sent as text, wherever it is on the page', async () => {
    const page = await render(room);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/[^\P{C}\n]/u);
  });

  it('has a scatter chart for the instructor, with the size as the mark and the name under the pointer', async () => {
    const page = await render(room);
    expect(page).toMatch(/<svg [^>]*viewBox/);
    expect(page).toMatch(/<text [^>]*>L<\/text>/);
    expect(page).toContain('<title>seat 31: g · 176 cm, 68 kg, L</title>');
    expect(page).toContain('With student numbers and measures');
  });

  it('has the histogram of all distances for a projector, and no id or measure anywhere', async () => {
    const page = await render(maskSurvey(room));
    expect(page).toContain('How far apart all pairs are');
    expect(page).toContain('★ Most alike');
    expect(page).toContain('Seats 31 and 32');
    expect(page).not.toMatch(/SECRET|onerror|1\.777|Height against|With student numbers|>176|68 kg/);
  });

  it('labels the axes with round numbers only, also where the greatest distance is none', async () => {
    const page = await render(maskSurvey(room));
    const labels = [...page.matchAll(/<text [^>]*>([\d.,]+)<\/text>/g)].map(([, label]) => label);
    expect(labels.length).toBeGreaterThan(5);
    expect(labels.filter(label => label !== undefined && label.length > 4)).toEqual([]);
  });

  it.each([
    [40, 300_000],
    [1_000, 2_000_000],
  ])('of %i seats is a file of less than %i bytes', async (seats, limit) => {
    const survey = roomOf(seats);
    for (const shown of [survey, maskSurvey(survey)]) {
      expect(Buffer.byteLength(await render(shown))).toBeLessThan(limit);
    }
  });

  it.each(['zh-CN', 'zh-TW'] as const)('says nothing in English in %s', async language => {
    for (const survey of [room, maskSurvey(room)]) {
      const page = await render(survey, language);
      const text = page.replace(/<style>[\s\S]*?<\/style>/, '').replace(/<[^>]*>/g, ' ');
      expect(page).toContain(`<html lang="${language}">`);
      expect(
        text.match(/\b(the|is|are|and|or|of|with|after|no|seat|seats|distance|answered)\b/g) ?? [],
      ).toEqual([]);
    }
  });

  it.each([
    ['nobody', [troubled(1, 'refused', { code: 'refused', afterMs: 1 })], 'No pair: nobody sent a record'],
    ['one student', [answered(1)], 'No pair: only one student'],
    ['two students', [answered(1), answered(2)], 'Two students are not a comparison'],
    [
      'twins',
      [1, 2, 3].map(seat => answered(seat, { height: 170, weight: 60 })),
      '3 pairs share first place',
    ],
  ])('stands with %s', async (_, hosts, words) => {
    for (const survey of [surveyOf(hosts), maskSurvey(surveyOf(hosts))]) {
      const page = await render(survey);
      expect(page).toContain(words);
      expect(page).not.toMatch(/undefined|NaN/);
    }
  });

  it('can be printed: on white, without breaking what belongs together', () => {
    const styles = readFileSync('web/print.css', 'utf8');
    expect(styles).toMatch(/@media print \{[\s\S]*color-scheme: light[\s\S]*break-inside: avoid/);
  });
});
