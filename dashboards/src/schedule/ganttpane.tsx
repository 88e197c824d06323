import { effect, useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Gantt } from '../api/types';
import { palette } from '../charts/palette';
import { windowKey, windowWheel } from '../charts/timeview';
import { Tip } from '../charts/tip';
import { announce } from '../shell/announce';
import { BarTip, barSentence } from './bartip';
import { paint } from './ganttpaint';
import { AXIS_HEIGHT, type GanttScene, type Marks } from './ganttscene';
import { barAt, rowAt, type Layout } from './ganttlayout';
import { moveBar, type Direction } from './ganttmoves';
import { RIGHT } from './powerpane';
import { useGanttScroll } from './ganttscroll';
import { wholePlan, type ScheduleView } from './view';
import { pan } from '../charts/window';

export interface GanttPaneProps {
  view: ScheduleView;
  gantt: Gantt;
  layout: Layout;
  left: number;
  /** The legs of the selected job. */
  selected: readonly number[];
  changed: ReadonlySet<string>;
  /** The present, as often as it is to be drawn. */
  now: number;
  marks: Marks | undefined;
  onSelect: (bar: number) => void;
  /** Whether the pointer is on it. */
  onPoint: (on: boolean) => void;
  /** The row at the top, to come back to. */
  firstRow: string | undefined;
  onFirstRow: (key: string | undefined) => void;
  /** Filled with what is on screen, for exports. */
  scene: RefObject<(() => GanttScene) | undefined>;
}

const DRAG_PIXELS = 4;

export function GanttPane(props: GanttPaneProps) {
  const { view, gantt, layout, left, selected, changed, now, marks, onSelect, scene } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSignal({ width: 0, height: 0 });
  const scrollTop = useSignal(0);
  const hovered = useSignal(-1);
  const focused = useSignal(-1);
  const pointer = useSignal<{ x: number; y: number } | undefined>(undefined);
  const drag = useRef<{ x: number; from: number; moved: boolean } | undefined>(undefined);

  const makeScene = useMemo(
    () => (): GanttScene => ({
      gantt, layout, left, selected, changed, marks, now,
      window: view.window.value, extent: view.extent, zone: view.zone, colours: palette.value,
      width: size.value.width, height: size.value.height, right: RIGHT,
      scrollTop: scrollTop.value, cursor: view.cursor.value,
      hovered: hovered.value, focused: focused.value,
    }),
    [gantt, layout, left, selected, changed, now, marks, view.zone, view.extent, view.window],
  );
  scene.current = makeScene;

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      size.value = { width: element.clientWidth, height: element.clientHeight };
      view.edge.value = element.offsetWidth - element.clientWidth;
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, []);

  // A newer plan has its bars in another order; the keyboard stays on its job.
  const focusedJob = useRef<string | undefined>(undefined);
  useEffect(() => {
    focused.value = focusedJob.current === undefined ? -1 : gantt.jobId.indexOf(focusedJob.current);
    hovered.value = -1;
  }, [gantt, layout]);

  useEffect(() => {
    let frame = 0;
    const stop = effect(() => {
      const current = makeScene();
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => paint(canvas.current, current));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [makeScene]);

  const { reveal, rememberRow } = useGanttScroll({ ...props, box });

  function place(event: MouseEvent): { x: number; y: number; at: number } {
    const frame = box.current?.getBoundingClientRect();
    const x = event.clientX - (frame?.left ?? 0);
    const y = event.clientY - (frame?.top ?? 0);
    const { from, to } = view.window.value;
    const share = (x - left) / Math.max(1, size.value.width - left - RIGHT);
    return { x, y, at: from + Math.min(1, Math.max(0, share)) * (to - from) };
  }

  function hit(event: MouseEvent): number {
    const { x, y, at } = place(event);
    if (x < left || y < AXIS_HEIGHT) return -1;
    const { from, to } = view.window.value;
    const slotPixels = (view.extent.slotMs / (to - from)) * (size.value.width - left - RIGHT);
    const slot = (at - view.extent.start) / view.extent.slotMs;
    return barAt(gantt, layout, slot, y - AXIS_HEIGHT + scrollTop.value, 1.5 / slotPixels);
  }

  function press(event: PointerEvent): void {
    if (event.button !== 0 || event.pointerType === 'touch') return;
    drag.current = { x: event.clientX, from: view.window.value.from, moved: false };
  }

  function follow(event: PointerEvent): void {
    const held = drag.current;
    if (held && event.buttons === 1) {
      const shift = held.x - event.clientX;
      if (!held.moved && Math.abs(shift) < DRAG_PIXELS) return;
      if (!held.moved) box.current?.setPointerCapture(event.pointerId);
      held.moved = true;
      const now = view.window.value;
      const share = shift / (size.value.width - left - RIGHT);
      const target = held.from + share * (now.to - now.from);
      view.move(pan(now, (target - now.from) / (now.to - now.from), view.extent), 'glide');
      pointer.value = undefined;
      return;
    }
    const { x, y, at } = place(event);
    hovered.value = hit(event);
    pointer.value = hovered.value < 0 ? undefined : { x, y };
    view.cursor.value = x < left ? undefined : at;
  }

  function leave(): void {
    props.onPoint(false);
    hovered.value = -1;
    pointer.value = undefined;
    view.cursor.value = undefined;
  }

  function click(event: MouseEvent): void {
    const moved = drag.current?.moved ?? false;
    drag.current = undefined;
    if (!moved) onSelect(hit(event));
  }

  function keys(event: KeyboardEvent): void {
    if (windowKey(event, view, wholePlan(view))) {
      event.preventDefault();
      return;
    }
    if (event.key === 'Enter' && focused.value >= 0) onSelect(focused.value);
    else if (event.key === 'Escape' && selected.length > 0) onSelect(-1);
    else if (event.key.startsWith('Arrow')) {
      const from = focused.value >= 0 ? focused.value : (selected[0] ?? -1);
      const slot = (view.window.value.from - view.extent.start) / view.extent.slotMs;
      const entry = { row: rowAt(layout, scrollTop.value), slot };
      focused.value = moveBar(gantt, layout, from, event.key as Direction, entry);
      if (focused.value < 0) return;
      focusedJob.current = gantt.jobId[focused.value];
      reveal(focused.value, true);
      announce(barSentence(gantt, focused.value, view));
    } else return;
    event.preventDefault();
  }

  const at = pointer.value;
  return (
    <div class="gantt-pane">
      <div
        class={`gantt-scroll${hovered.value >= 0 ? ' over-bar' : ''}`} ref={box} tabIndex={0}
        role="application" data-testid="chart-gantt"
        aria-label={`Gantt of ${layout.shown} placements. Arrow keys move between bars, Enter opens one, plus and minus zoom.`}
        onScroll={(event) => {
          scrollTop.value = event.currentTarget.scrollTop;
          rememberRow();
        }}
        onPointerEnter={() => props.onPoint(true)} onPointerDown={press} onPointerMove={follow} onPointerLeave={leave} onClick={click}
        onKeyDown={keys}
        onWheel={(event) => windowWheel(event, place(event).at, view) && event.preventDefault()}
      >
        <canvas ref={canvas} class="gantt-canvas" />
        <div class="gantt-space" style={{ height: `${layout.height + AXIS_HEIGHT}px` }} />
      </div>
      {at && hovered.value >= 0 && (
        <Tip x={at.x} y={at.y}>
          <BarTip gantt={gantt} bar={hovered.value} view={view} />
        </Tip>
      )}
    </div>
  );
}
