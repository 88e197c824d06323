import type { Chart } from './echart';
import { palette } from './palette';

export async function chartPng(chart: Chart | undefined): Promise<Blob | undefined> {
  if (!chart) return undefined;
  const picture = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: palette.peek().background });
  return new Promise((resolve) => picture.toBlob((blob) => resolve(blob ?? undefined)));
}

/** Drawn again from the chart's option; the drawing code is loaded only for this. */
export async function chartSvg(chart: Chart | undefined): Promise<string> {
  if (!chart) return '';
  const { svgOf } = await import('./svg');
  return svgOf(chart.getOption(), chart.getWidth(), chart.getHeight());
}
