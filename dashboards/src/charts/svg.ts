import { SVGRenderer } from 'echarts/renderers';
import { init, use } from 'echarts/core';
import type { Option } from './echart';
import { palette } from './palette';

use([SVGRenderer]);

/** Draws an option again as SVG text. Loaded only when somebody exports. */
export function svgOf(option: Option, width: number, height: number): string {
  const chart = init(null, undefined, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...option, backgroundColor: palette.peek().background });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
