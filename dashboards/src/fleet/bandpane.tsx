import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { EChart, type Chart } from '../charts/echart';
import { palette } from '../charts/palette';
import { powerScale } from '../charts/scale';
import { useSize } from '../charts/size';
import { largest, slotAt } from '../charts/slots';
import { windowKey, windowWheel, type TimeView } from '../charts/timeview';
import { zoom, type TimeWindow } from '../charts/window';
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

const BRUSH_PIXELS = 6;
const NARROW = 720;
const LEFT = 206;
const LEFT_NARROW = 56;
const RIGHT = 92;
const RIGHT_NARROW = 14;

/** Stacked power by class of work under the limits: drag to zoom, move to read. */
export function BandPane({ view, usual, table, now, chart }: Props) {
  const { box, width, height } = useSize<HTMLDivElement>();
  const brush = useSignal<TimeWindow | undefined>(undefined);
  const window = view.window.value;
  const colours = palette.value;
  const narrow = width < NARROW;
  const [left, right] = narrow ? [LEFT_NARROW, RIGHT_NARROW] : [LEFT, RIGHT];
  const plotWidth = Math.max(40, width - left - right);
  const only = isolated();
  const scale = useMemo(
    () => powerScale(Math.max(largest(table.total), largest(table.limit), largest(table.operating))),
    [table],
  );
  const option = useMemo(
    () => bandOption({ table, window, scale, colours, only, zone: view.zone, left, right, width, height, now }),
    [table, window, scale, colours, only, view.zone, left, right, width, height, now],
  );
  const cursorX = useComputed(() => {
    const at = view.cursor.value;
    const { from, to } = view.window.value;
    return at === undefined || at < from || at > to ? undefined : (at - from) / (to - from);
  });

  function timeAt(event: { clientX: number }): number {
    const start = (box.current?.getBoundingClientRect().left ?? 0) + left;
    const share = Math.min(1, Math.max(0, (event.clientX - start) / plotWidth));
    return window.from + share * (window.to - window.from);
  }

  function press(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    box.current?.setPointerCapture(event.pointerId);
    const at = timeAt(event);
    brush.value = { from: at, to: at };
  }

  function follow(event: PointerEvent): void {
    const at = timeAt(event);
    view.cursor.value = at;
    if (brush.value) brush.value = { from: brush.value.from, to: at };
  }

  function release(): void {
    const chosen = brush.value;
    brush.value = undefined;
    if (!chosen) return;
    const pixels = (Math.abs(chosen.to - chosen.from) / (window.to - window.from)) * plotWidth;
    if (pixels < BRUSH_PIXELS) return;
    const [from, to] = [Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to)];
    view.move({ from, to }, 'step');
  }

  function keys(event: KeyboardEvent): void {
    if (windowKey(event, view, usual)) {
      event.preventDefault();
      return;
    }
    const here = view.cursor.value ?? Math.min(Math.max(now, window.from), window.to - 1);
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const slot = Math.floor((here - table.start) / table.stepMs) + (event.key === 'ArrowLeft' ? -1 : 1);
      view.cursor.value = Math.min(Math.max(table.start + slot * table.stepMs, window.from), window.to - 1);
      speak(view.cursor.value);
    } else if (event.key === 'Enter') {
      view.move(zoom(window, 0.5, here, view.extent), 'step');
    } else return;
    event.preventDefault();
  }

  function speak(at: number): void {
    const slot = slotAt(table, at);
    if (slot === undefined) return;
    const total = table.total[slot] ?? Number.NaN;
    const limit = bindingLimit(table, slot);
    const load = Number.isNaN(total) ? 'nothing known' : power(total);
    announce(`${dateTime(at, view.zone)}: ${load}${Number.isNaN(limit) ? ', limit not set' : ` of ${power(limit)}`}`);
  }

  const chosen = brush.value;
  const share = (at: number) => ((at - window.from) / (window.to - window.from)) * plotWidth;
  const plot = { left: `${left}px`, width: `${plotWidth}px`, top: `${PLOT_TOP}px`, bottom: `${PLOT_BOTTOM}px` };
  return (
    <div class={`band-pane${narrow ? ' narrow' : ''}`}>
      <BandLegend view={view} table={table} width={narrow ? undefined : left} />
      <div
        class="band-plot" ref={box} tabIndex={0} role="group" data-testid="chart-band"
        aria-label="Stacked power by class of work against the limits. Arrow keys read moments, plus and minus zoom."
        onPointerDown={press} onPointerMove={follow} onPointerUp={release} onPointerCancel={release}
        onPointerLeave={() => !brush.value && (view.cursor.value = undefined)} onKeyDown={keys}
        onDblClick={(event) => view.move(zoom(window, 2, timeAt(event), view.extent), 'step')}
        onWheel={(event) => windowWheel(event, timeAt(event), view) && event.preventDefault()}
      >
        {width > 0 && <EChart option={option} onReady={chart} />}
        <div class="plot-overlay" style={plot}>
          {cursorX.value !== undefined && (
            <div class="crosshair" style={{ left: `${cursorX.value * plotWidth}px` }} />
          )}
          {chosen && (
            <div
              class="brush"
              style={{
                left: `${share(Math.min(chosen.from, chosen.to))}px`,
                width: `${Math.abs(share(chosen.to) - share(chosen.from))}px`,
              }}
            />
          )}
        </div>
      </div>
    </div>
  );
}
