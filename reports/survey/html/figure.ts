import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { html, raw } from 'hono/html';

use([BarChart, LineChart, ScatterChart, GridComponent, SVGRenderer]);

/** Markup that has already been escaped. */
export type Markup = ReturnType<typeof html>;

/** The chart's internal coordinates; on the page it is scaled to the available width. */
export const frame = { width: 860, height: 500, left: 76, right: 30, top: 36, bottom: 68 } as const;

/** Axis settings. The colours come from the page, so that a chart follows its light or dark theme. */
export const axis = {
  nameLocation: 'middle',
  nameTextStyle: { color: 'var(--soft)', fontSize: 17 },
  axisLabel: { color: 'var(--soft)', fontSize: 16 },
  axisLine: { lineStyle: { color: 'var(--line)' } },
  axisTick: { lineStyle: { color: 'var(--line)' } },
  splitLine: { lineStyle: { color: 'var(--line)' } },
} as const;

type Option = Parameters<ReturnType<typeof init>['setOption']>[0];

/** Draws a chart without a browser. `titles` are the tooltips for the data of the first series. */
export function drawChart(option: Option, titles: readonly string[]): Markup {
  const { width, height, left, right, top, bottom } = frame;
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: 'inherit' },
      grid: { left, right, top, bottom },
      ...option,
    });
    return raw(addTitles(chart.renderToSVGString(), titles));
  } finally {
    // Otherwise the chart's timer would keep the process alive.
    chart.dispose();
  }
}

/** Adds a <title> to each datum, which ECharts marks with its index: a tooltip that needs no script. */
function addTitles(svg: string, titles: readonly string[]): string {
  return svg
    .replace(/<style[\s\S]*<\/style>/, '')
    .replace(/ ecmeta_series_index="(\d+)" ecmeta_data_index="(\d+)"[^>]*>/g, (_, series, index) => {
      const title = series === '0' ? titles[Number(index)] : undefined;
      return title === undefined ? '>' : `>${html`<title>${title}</title>`}`;
    });
}
