import { useComputed, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { EChart, type Chart } from '../charts/echart';
import { palette } from '../charts/palette';
import { megawattScale } from '../charts/scale';
import { windowKey, windowWheel } from '../charts/timeview';
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
  chart: (chart: Chart | undefined) => void;
}

const BRUSH_PIXELS = 6;
export const RIGHT = 14;

/** Stacked megawatts by kind of work under the limit; drag to zoom, move to read. */
export function PowerPane({ view, table, left, chart }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const brush = useSignal<{ from: number; to: number } | undefined>(undefined);
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
        now: Date.now(),
      }),
    [table, window, view.zone, colours, left, right, plotWidth, curtailed, scale],
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
    view.move(zoom({ from, to }, 1, from, view.extent), 'step');
  }

  function keys(event: KeyboardEvent): void {
    if (windowKey(event, view, wholePlan(view))) {
      event.preventDefault();
      return;
    }
    const here = view.cursor.value ?? (window.from + window.to) / 2;
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const step = event.key === 'ArrowLeft' ? -table.stepMs : table.stepMs;
      const next = snap(here, view.extent) + step;
      view.cursor.value = Math.min(Math.max(next, window.from), window.to - 1);
      speak(view.cursor.value);
    } else if (event.key === 'Enter') {
      view.move(zoom(window, 0.5, here, view.extent), 'step');
    } else return;
    event.preventDefault();
  }

  function speak(at: number): void {
    const slot = slotAt(table, at);
    if (slot === undefined) return;
    const total = power(table.total[slot] ?? 0);
    announce(`${dateTime(at, view.zone)}: ${total} of ${power(table.limit[slot] ?? 0)}`);
  }

  const chosen = brush.value;
  const share = (at: number) => ((at - window.from) / (window.to - window.from)) * plotWidth;
  const plot = { left: `${left}px`, width: `${plotWidth}px`, top: `${PLOT_TOP}px`, bottom: `${PLOT_BOTTOM}px` };
  return (
    <div
      class={`power-pane${left < 120 ? ' narrow' : ''}`} ref={box} tabIndex={0} role="group" data-testid="chart-power"
      aria-label="Stacked megawatts by kind of work against the limit. Arrow keys read moments, plus and minus zoom."
      onPointerDown={press} onPointerMove={follow} onPointerUp={release} onPointerCancel={release}
      onPointerLeave={() => !brush.value && (view.cursor.value = undefined)} onKeyDown={keys}
      onDblClick={(event) => view.move(zoom(window, 2, timeAt(event), view.extent), 'step')}
      onWheel={(event) => windowWheel(event, timeAt(event), view) && event.preventDefault()}
    >
      <div class="power-plot">
      <EChart option={option} onReady={chart} />
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
      <PowerLegend view={view} table={table} width={left < 120 ? undefined : left} />
    </div>
  );
}
