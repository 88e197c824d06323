import { hatchFill, hatchTile } from './hatch';
import { faded, type Palette } from './palette';
import type { Span } from './slots';
import type { TimeWindow } from './window';

/** Stretches of time with a word in them. */
export interface Shade {
  spans: readonly Span[];
  word: string;
  fill: object;
  text: object;
  /** Said even where there is no room for the word. */
  always?: boolean;
}

/** The areas of a chart's plot, cut to the window that is shown. */
export function shadedAreas(window: TimeWindow, plotWidth: number, shades: readonly Shade[]): object[][] {
  return shades.flatMap(({ spans, word, fill, text, always }) =>
    spans
      .filter((span) => span.from < window.to && span.to > window.from)
      .map((span) => {
        const [from, to] = [Math.max(span.from, window.from), Math.min(span.to, window.to)];
        const pixels = ((to - from) / (window.to - window.from)) * plotWidth;
        const show = always === true || pixels > word.length * 7;
        const label = { position: 'insideTop', fontSize: 11, distance: 6, ...text, show, formatter: word };
        return [{ xAxis: from, itemStyle: fill, label }, { xAxis: to }];
      }),
  );
}

/** Where the limit is cut for a while, where there is none, and where the load is above it. */
export function limitShades(
  colours: Palette, { curtailed, unlimited, over }: Record<'curtailed' | 'unlimited' | 'over', readonly Span[]>,
): Shade[] {
  const quiet = { color: colours.muted };
  const stripes = hatchTile('stripes', faded(colours.shade, 0.34), faded(colours.shade, 0.07));
  const crosses = hatchTile('cross', faded(colours.shade, 0.3));
  return [
    { spans: curtailed, word: 'curtailed', fill: { color: hatchFill(stripes) }, text: quiet },
    { spans: unlimited, word: 'limit not set', fill: { color: hatchFill(crosses) }, text: quiet },
    {
      spans: over, word: 'over', always: true,
      fill: { color: faded(colours.over, 0.14) }, text: { color: colours.over, fontWeight: 700 },
    },
  ];
}

/** The line of the present; its word stands under those of the shades. */
export function nowLine(colours: Palette, window: TimeWindow, now: number): object {
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: colours.accent, type: 'solid', width: 1.25 },
    label: { formatter: 'now', color: colours.accent, fontSize: 11, position: 'insideEndTop', padding: [0, 16, 0, 0] },
    data: now > window.from && now < window.to ? [{ xAxis: now }] : [],
  };
}
