import { useMemo, useRef } from 'preact/hooks';
import { useTimeBrush } from '../charts/brush';
import { EChart, type Chart } from '../charts/echart';
import { palette } from '../charts/palette';
import { megawattScale } from '../charts/scale';
import { announce } from '../shell/announce';
import { dateTime } from '../units/zone';
import { power } from '../units/format';
import { PowerLegend } from './powerlegend';
import { PLOT_BOTTOM, PLOT_TOP, powerOption } from './poweroption';
import { curtailments, largest, slotAt } from '../charts/slots';
import type { PowerTable } from './powertable';
import { useWidth } from '../charts/width';
import { wholePlan, type ScheduleView } from './view';
import { snap, zoom } from '../charts/window';

interface Props {
  view: ScheduleView;
  table: PowerTable;
  left: number;
  now: number;
  chart: (chart: Chart | undefined) => void;
}

export const RIGHT = 14;

/** Stacked megawatts by kind of work under the limit; drag to zoom, move to read. */
export function PowerPane({ view, table, left, now, chart }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const window = view.window.value;
  const colours = palette.value;
  const right = RIGHT + view.edge.value;
  const plotWidth = Math.max(40, width - left - right);
  const curtailed = useMemo(() => curtailments(table), [table]);
  const scale = useMemo(() => megawattScale(Math.max(largest(table.total), largest(table.limit))), [table]);
  const option = useMemo(
    () =>
      powerOption({
        table, window, zone: view.zone, colours, left, right, width: plotWidth, curtailed, scale,
        now,
      }),
    [table, window, view.zone, colours, left, right, plotWidth, curtailed, scale, now],
  );
  function speak(at: number): void {
    const slot = slotAt(table, at);
    if (slot === undefined) return;
    const total = power(table.total[slot] ?? 0);
    announce(`${dateTime(at, view.zone)}: ${total} of ${power(table.limit[slot] ?? 0)}`);
  }

  const { handlers, overlay } = useTimeBrush(view, { box, left, width: plotWidth, top: PLOT_TOP, bottom: PLOT_BOTTOM }, {
    whole: wholePlan(view),
    here: ({ from, to }) => (from + to) / 2,
    next: (at, steps) => snap(at, view.extent) + steps * table.stepMs,
    speak,
    chosen: (range) => zoom(range, 1, range.from, view.extent),
  });
  return (
    <div
      class={`power-pane${left < 120 ? ' narrow' : ''}`} ref={box} tabIndex={0} role="group" data-testid="chart-power"
      aria-label="Stacked megawatts by kind of work against the limit. Arrow keys read moments, plus and minus zoom." {...handlers}
    >
      <div class="power-plot">
        <EChart option={option} onReady={chart} />
        {overlay}
      </div>
      <PowerLegend view={view} table={table} width={left < 120 ? undefined : left} />
    </div>
  );
}
