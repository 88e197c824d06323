import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { PlanSummary } from '../api/types';
import { param, setParams } from '../shell/router';
import { defaultRange, isoInstant, resolveInstant } from '../units/range';
import { resolveZone, zoneChoice } from '../units/zone';
import { clamp, pan, snapWindow, zoom, type Extent, type TimeWindow } from './window';

const URL_DELAY_MS = 250;

/** What the panes of one schedule share. */
export interface ScheduleView {
  plan: PlanSummary;
  extent: Extent;
  zone: string;
  window: Signal<TimeWindow>;
  /** The instant under the pointer or the keyboard cursor of either pane. */
  cursor: Signal<number | undefined>;
  /** Width that a vertical scroll bar takes from the right of both panes. */
  edge: Signal<number>;
  move: (next: TimeWindow, how: 'step' | 'glide') => void;
}

export function extentOf(plan: PlanSummary): Extent {
  return {
    start: Date.parse(plan.startsAt),
    end: Date.parse(plan.endsAt),
    slotMs: plan.slotMinutes * 60_000,
  };
}

function windowOfUrl(extent: Extent): TimeWindow {
  const anchors = { now: Date.now(), start: extent.start, end: extent.end };
  const usual = defaultRange(anchors);
  const from = resolveInstant(param('from') ?? usual.from, anchors) ?? extent.start;
  const to = resolveInstant(param('to') ?? usual.to, anchors) ?? extent.end;
  return clamp(from < to ? { from, to } : { from: extent.start, to: extent.end }, extent);
}

export function useScheduleView(plan: PlanSummary): ScheduleView {
  const extent = useMemo(() => extentOf(plan), [plan.id]);
  const window = useSignal<TimeWindow>(windowOfUrl(extent));
  const cursor = useSignal<number | undefined>(undefined);
  const edge = useSignal(0);
  const timer = useRef<number | undefined>(undefined);
  const written = useRef('');
  const range = `${plan.id} ${param('from') ?? ''} ${param('to') ?? ''}`;

  useEffect(() => {
    if (written.current !== range) window.value = windowOfUrl(extent);
  }, [range]);

  function write(next: TimeWindow, replace: boolean): void {
    const exact = snapWindow(next, extent);
    const [from, to] = [isoInstant(exact.from), isoInstant(exact.to)];
    written.current = `${plan.id} ${from} ${to}`;
    setParams({ from, to }, replace);
  }

  function move(next: TimeWindow, how: 'step' | 'glide'): void {
    window.value = how === 'step' ? snapWindow(next, extent) : next;
    globalThis.clearTimeout(timer.current);
    if (how === 'step') write(next, false);
    else timer.current = globalThis.setTimeout(() => write(next, true), URL_DELAY_MS) as unknown as number;
  }

  const site = plan.sites.find((candidate) => candidate.id === param('site')) ?? plan.sites[0];
  const zone = resolveZone(zoneChoice(param('tz')), site?.country);
  return { plan, extent, zone, window, cursor, edge, move };
}

/** The keys that every pane of the schedule answers; true when the key was one of them. */
export function windowKey(event: KeyboardEvent, view: ScheduleView): boolean {
  const { extent } = view;
  const now = view.window.value;
  const middle = view.cursor.value ?? (now.from + now.to) / 2;
  switch (event.key) {
    case '+':
    case '=':
      view.move(zoom(now, 0.5, middle, extent), 'step');
      return true;
    case '-':
    case '_':
      view.move(zoom(now, 2, middle, extent), 'step');
      return true;
    case '0':
      view.move({ from: extent.start, to: extent.end }, 'step');
      return true;
    case 'ArrowLeft':
    case 'ArrowRight':
      if (!event.shiftKey) return false;
      view.move(pan(now, event.key === 'ArrowLeft' ? -0.25 : 0.25, extent), 'glide');
      return true;
    default:
      return false;
  }
}

/** Ctrl or Cmd with the wheel zooms about the pointer; a sideways wheel pans. True when used. */
export function windowWheel(event: WheelEvent, at: number, view: ScheduleView): boolean {
  const now = view.window.value;
  if (event.ctrlKey || event.metaKey) {
    const factor = Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 180);
    view.move(zoom(now, factor, at, view.extent), 'glide');
    return true;
  }
  const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
  if (Math.abs(sideways) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return false;
  view.move(pan(now, sideways / 900, view.extent), 'glide');
  return true;
}
