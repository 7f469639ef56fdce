import { html } from 'hono/html';
import type { Messages } from '../../../messages/messages.ts';
import { binOf } from '../../../similarity/histogram.ts';
import type { Similarity } from '../../../survey/survey-schema.ts';
import { axis, drawChart, frame, type Markup } from './figure.ts';

/** Leaves room above the highest bar for the label of the mark. */
const HEADROOM = 1.15;

/** Draws the distances of all pairs, with the closest marked. A projector may show this instead of measures. */
export function drawHistogram(
  { distances, mostSimilar }: Similarity,
  { page, report }: Messages,
): Markup | '' {
  const [first] = mostSimilar;
  if (!distances || !first) return '';
  const { from, to, counts } = distances;
  const step = (to - from) / counts.length;
  const marked = binOf(first.distance, distances);
  const highest = Math.max(...counts);
  const edge = (bin: number) => (from + bin * step).toFixed(2);
  const titles = counts.map((count, bin) => page.bin({ count, from: edge(bin), to: edge(bin + 1) }));
  const option = {
    xAxis: {
      ...axis,
      // The greatest distance ends the axis, and its label would have every digit of it.
      axisLabel: { ...axis.axisLabel, showMaxLabel: false },
      type: 'value',
      min: from,
      max: to,
      name: page.distance,
      nameGap: 36,
      splitLine: { show: false },
    },
    yAxis: {
      ...axis,
      axisLabel: { ...axis.axisLabel, showMaxLabel: false },
      type: 'value',
      minInterval: 1,
      max: Math.ceil(highest * HEADROOM),
      name: page.pairs,
      nameGap: 48,
    },
    series: [
      {
        type: 'bar',
        barWidth: ((frame.width - frame.left - frame.right) / counts.length) * 0.9,
        data: counts.map((count, bin) => ({
          value: [from + (bin + 0.5) * step, count],
          itemStyle: { color: bin === marked ? 'var(--pair)' : 'var(--bar)', borderRadius: 2 },
        })),
      },
      {
        type: 'line',
        symbol: 'none',
        lineStyle: { color: 'var(--pair)', width: 2, type: 'dashed' },
        data: [
          [first.distance, 0],
          [first.distance, Math.ceil(highest * HEADROOM)],
        ],
        endLabel: {
          show: true,
          formatter: `★ ${report.mostAlike}`,
          color: 'var(--accent)',
          fontSize: 20,
          fontWeight: 'bold',
        },
      },
    ],
  } as const;
  const pairs = counts.reduce((sum, count) => sum + count, 0);
  return html`<section><h2>${page.histogram}</h2>
<figure role="img" aria-label="${page.histogram}">${drawChart(option, titles)}</figure>
<p class="soft">${page.histogramCaption(pairs)}</p></section>`;
}
