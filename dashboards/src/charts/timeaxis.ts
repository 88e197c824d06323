import { timeTicks } from '../units/ticks';
import type { Palette } from './palette';
import type { TimeWindow } from './window';

/** The time axis that charts share: days stand out from hours. */
export function timeAxis(window: TimeWindow, plotWidth: number, zone: string, colours: Palette): object {
  const ticks = timeTicks(window.from, window.to, plotWidth, zone);
  const at = ticks.map((tick) => tick.at);
  const labels = new Map(ticks.map((tick) => [tick.at, tick]));
  return {
    type: 'value',
    min: window.from,
    max: window.to,
    axisLine: { lineStyle: { color: colours.lineStrong } },
    axisTick: { customValues: at, lineStyle: { color: colours.lineStrong } },
    axisLabel: {
      color: colours.muted,
      fontSize: 11,
      customValues: at,
      hideOverlap: true,
      alignMinLabel: 'left',
      formatter: (value: number) => {
        const tick = labels.get(value);
        return tick?.major ? `{day|${tick.label}}` : (tick?.label ?? '');
      },
      rich: { day: { color: colours.ink, fontWeight: 600, fontSize: 11 } },
    },
    splitLine: { show: false },
  };
}
