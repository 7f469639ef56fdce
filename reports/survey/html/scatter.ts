import { html } from 'hono/html';
import type { Messages } from '../../../messages/messages.ts';
import type { Survey } from '../../../survey/survey-schema.ts';
import { labelStudent } from '../../student-label.ts';
import { axis, drawChart, type Markup } from './figure.ts';

/** If there are more marks than this, they are drawn smaller, because they would overlap. */
const ROOMY = 100;

/** Draws height against weight, marked by clothing size, with the closest pairs joined; for the instructor only. */
export function drawScatter({ hosts, similarity }: Survey, { page, report }: Messages): Markup | '' {
  const alike = similarity.mostSimilar.map(({ a, b }) => [a.seat, b.seat]);
  const paired = new Set(alike.flat());
  // The pairs come last, so that they are drawn on top.
  const students = hosts
    .flatMap(({ seat, student }) => (student ? [{ seat, ...student }] : []))
    .sort((a, b) => Number(paired.has(a.seat)) - Number(paired.has(b.seat)));
  if (students.length === 0) return '';
  const places = new Map(students.map(({ seat, height, weight }) => [seat, [height, weight]]));
  const mark = students.length > ROOMY ? { size: 15, font: 8 } : { size: 32, font: 14 };
  const titles = students.map(student => {
    return report.note([student.seat], `${labelStudent(student)} · ${report.body(student)}`);
  });
  const option = {
    xAxis: { ...axis, type: 'value', scale: true, name: page.height, nameGap: 36 },
    yAxis: { ...axis, type: 'value', scale: true, name: page.weight, nameGap: 48 },
    series: [
      {
        type: 'scatter',
        symbolSize: mark.size,
        data: students.map(({ seat, height, weight, size }) => {
          const state = paired.has(seat) ? 'pair' : 'ok';
          return {
            value: [height, weight],
            itemStyle: { color: `var(--${state})`, borderColor: 'var(--bar)', borderWidth: 1, opacity: 1 },
            label: { show: true, formatter: size, color: `var(--${state}-ink)`, opacity: 1 },
          };
        }),
        label: { fontSize: mark.font, fontWeight: 'bold' },
      },
      ...alike.map(seats => ({
        type: 'line' as const,
        symbol: 'none',
        z: 1,
        lineStyle: { color: 'var(--pair)', width: 4 },
        data: seats.flatMap(seat => (places.has(seat) ? [places.get(seat)] : [])),
      })),
    ],
  } as const;
  return html`<section><h2>${page.scatter}</h2>
<figure role="img" aria-label="${page.scatter}">${drawChart(option, titles)}</figure>
<p class="soft">${page.scatterCaption}</p></section>`;
}
