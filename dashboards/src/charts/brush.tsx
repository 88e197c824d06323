import { useComputed, useSignal } from '@preact/signals';
import { windowKey, windowWheel, type TimeView } from './timeview';
import { zoom, type TimeWindow } from './window';

/** A drag over fewer pixels is a click. */
const BRUSH_PIXELS = 6;

/** Where the plot of a chart over time lies, in pixels. */
export interface Plot {
  box: { current: HTMLElement | null };
  left: number;
  width: number;
  top: number;
  bottom: number;
}

interface Steps {
  /** What the key for "all of it" goes back to. */
  whole: TimeWindow;
  /** Where the arrows begin where nothing is read yet. */
  here: (window: TimeWindow) => number;
  /** The instant that is read one step of the table further. */
  next: (at: number, steps: -1 | 1) => number;
  /** Says what is at an instant. */
  speak: (at: number) => void;
  /** The window that a drag chooses. */
  chosen: (range: TimeWindow) => TimeWindow;
}

/** Reading, zooming and dragging over a chart whose axis is time: for its box, and what is drawn over its plot. */
export function useTimeBrush(view: TimeView, plot: Plot, steps: Steps) {
  const brush = useSignal<TimeWindow | undefined>(undefined);
  const window = view.window.value;
  const span = window.to - window.from;
  const cursor = useComputed(() => {
    const at = view.cursor.value;
    const { from, to } = view.window.value;
    return at === undefined || at < from || at > to ? undefined : (at - from) / (to - from);
  });

  function timeAt(event: { clientX: number }): number {
    const start = (plot.box.current?.getBoundingClientRect().left ?? 0) + plot.left;
    const share = Math.min(1, Math.max(0, (event.clientX - start) / plot.width));
    return window.from + share * span;
  }

  function release(): void {
    const range = brush.value;
    brush.value = undefined;
    if (!range || (Math.abs(range.to - range.from) / span) * plot.width < BRUSH_PIXELS) return;
    const ends = { from: Math.min(range.from, range.to), to: Math.max(range.from, range.to) };
    view.move(steps.chosen(ends), 'step');
  }

  function keys(event: KeyboardEvent): void {
    if (windowKey(event, view, steps.whole)) {
      event.preventDefault();
      return;
    }
    const here = view.cursor.value ?? steps.here(window);
    if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const next = steps.next(here, event.key === 'ArrowLeft' ? -1 : 1);
      view.cursor.value = Math.min(Math.max(next, window.from), window.to - 1);
      steps.speak(view.cursor.value);
    } else if (event.key === 'Enter') {
      view.move(zoom(window, 0.5, here, view.extent), 'step');
    } else return;
    event.preventDefault();
  }

  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      plot.box.current?.setPointerCapture(event.pointerId);
      const at = timeAt(event);
      brush.value = { from: at, to: at };
    },
    onPointerMove: (event: PointerEvent) => {
      const at = timeAt(event);
      view.cursor.value = at;
      if (brush.value) brush.value = { from: brush.value.from, to: at };
    },
    onPointerUp: release,
    onPointerCancel: release,
    onPointerLeave: () => {
      if (!brush.value) view.cursor.value = undefined;
    },
    onKeyDown: keys,
    onDblClick: (event: MouseEvent) => view.move(zoom(window, 2, timeAt(event), view.extent), 'step'),
    onWheel: (event: WheelEvent) => {
      if (windowWheel(event, timeAt(event), view)) event.preventDefault();
    },
  };

  const range = brush.value;
  const x = (at: number) => ((at - window.from) / span) * plot.width;
  const overlay = (
    <div
      class="plot-overlay"
      style={{ left: `${plot.left}px`, width: `${plot.width}px`, top: `${plot.top}px`, bottom: `${plot.bottom}px` }}
    >
      {cursor.value !== undefined && <div class="crosshair" style={{ left: `${cursor.value * plot.width}px` }} />}
      {range && (
        <div
          class="brush"
          style={{ left: `${x(Math.min(range.from, range.to))}px`, width: `${Math.abs(x(range.to) - x(range.from))}px` }}
        />
      )}
    </div>
  );
  return { handlers, overlay };
}
