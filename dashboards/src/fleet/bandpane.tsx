import { useMemo } from 'preact/hooks';
import { useTimeBrush } from '../charts/brush';
import { EChart, type Chart } from '../charts/echart';
import { palette } from '../charts/palette';
import { powerScale } from '../charts/scale';
import { useSize } from '../charts/size';
import { largest, slotAt } from '../charts/slots';
import type { TimeView } from '../charts/timeview';
import type { TimeWindow } from '../charts/window';
import { announce } from '../shell/announce';
import { power } from '../units/format';
import { dateTime } from '../units/zone';
import { BandLegend, isolated } from './bandlegend';
import { PLOT_BOTTOM, PLOT_TOP, bandOption } from './bandoption';
import { bindingLimit, type BandTable } from './bandtable';

interface Props {
  view: TimeView;
  /** What the key for "all of it" goes back to. */
  usual: TimeWindow;
  table: BandTable;
  /** The instant that counts as the present. */
  now: number;
  chart: (chart: Chart | undefined) => void;
}

const NARROW = 720;
const LEFT = 206;
const LEFT_NARROW = 56;
const RIGHT = 92;
const RIGHT_NARROW = 14;

/** Stacked power by class of work under the limits: drag to zoom, move to read. */
export function BandPane({ view, usual, table, now, chart }: Props) {
  const { box, width, height } = useSize<HTMLDivElement>();
  const window = view.window.value;
  const colours = palette.value;
  const narrow = width < NARROW;
  const [left, right] = narrow ? [LEFT_NARROW, RIGHT_NARROW] : [LEFT, RIGHT];
  const plotWidth = Math.max(40, width - left - right);
  const only = isolated(table);
  const scale = useMemo(
    () => powerScale(Math.max(largest(table.total), largest(table.limit), largest(table.operating))),
    [table],
  );
  const option = useMemo(
    () => bandOption({ table, window, scale, colours, only, zone: view.zone, left, right, width, height, now }),
    [table, window, scale, colours, only, view.zone, left, right, width, height, now],
  );
  function speak(at: number): void {
    const slot = slotAt(table, at);
    if (slot === undefined) return;
    const total = table.total[slot] ?? Number.NaN;
    const limit = bindingLimit(table, slot);
    const load = Number.isNaN(total) ? 'nothing known' : power(total);
    announce(`${dateTime(at, view.zone)}: ${load}${Number.isNaN(limit) ? ', limit not set' : ` of ${power(limit)}`}`);
  }

  const { handlers, overlay } = useTimeBrush(view, { box, left, width: plotWidth, top: PLOT_TOP, bottom: PLOT_BOTTOM }, {
    whole: usual,
    here: ({ from, to }) => Math.min(Math.max(now, from), to - 1),
    next: (at, steps) => table.start + (Math.floor((at - table.start) / table.stepMs) + steps) * table.stepMs,
    speak,
    chosen: (range) => range,
  });
  return (
    <div class={`band-pane${narrow ? ' narrow' : ''}`}>
      <BandLegend view={view} table={table} width={narrow ? undefined : left} />
      <div
        class="band-plot" ref={box} tabIndex={0} role="group" data-testid="chart-band"
        aria-label="Stacked power against the limits. Arrow keys read moments, plus and minus zoom." {...handlers}
      >
        {width > 0 && <EChart option={option} onReady={chart} />}
        {overlay}
      </div>
    </div>
  );
}
