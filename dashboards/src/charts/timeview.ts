import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { param, setParams } from '../shell/router';
import { isoInstant } from '../units/range';
import { pan, snapWindow, zoom, type Extent, type TimeWindow } from './window';

const URL_DELAY_MS = 250;

/** What the charts over one time axis share. */
export interface TimeView {
  extent: Extent;
  zone: string;
  window: Signal<TimeWindow>;
  /** The instant under the pointer or the keyboard cursor. */
  cursor: Signal<number | undefined>;
  move: (next: TimeWindow, how: 'step' | 'glide') => void;
}

/**
 * A window that lives in the URL as `from` and `to`: read again when they or the key change, written
 * when it is moved, at once for a step and a little later for what glides.
 */
export function useTimeWindow(
  key: string, extent: Extent, ofUrl: () => TimeWindow,
): Pick<TimeView, 'window' | 'cursor' | 'move'> {
  const window = useSignal<TimeWindow>(ofUrl());
  const cursor = useSignal<number | undefined>(undefined);
  const timer = useRef<number | undefined>(undefined);
  const written = useRef('');
  const range = `${param('from') ?? ''} ${param('to') ?? ''}`;

  useEffect(() => {
    const own = written.current === range;
    written.current = '';
    if (!own && timer.current === undefined) window.value = ofUrl();
  }, [range, key]);

  function write(next: TimeWindow, replace: boolean): void {
    const exact = snapWindow(next, extent);
    const [from, to] = [isoInstant(exact.from), isoInstant(exact.to)];
    written.current = `${from} ${to}`;
    setParams({ from, to }, replace);
  }

  function move(next: TimeWindow, how: 'step' | 'glide'): void {
    window.value = how === 'step' ? snapWindow(next, extent) : next;
    globalThis.clearTimeout(timer.current);
    timer.current = undefined;
    if (how === 'step') {
      write(next, false);
      return;
    }
    timer.current = globalThis.setTimeout(() => {
      timer.current = undefined;
      write(next, true);
    }, URL_DELAY_MS) as unknown as number;
  }

  return { window, cursor, move };
}

/** The keys that every chart over a time axis answers; true when the key was one of them. */
export function windowKey(event: KeyboardEvent, view: TimeView, whole: TimeWindow): boolean {
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
      view.move(whole, 'step');
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
export function windowWheel(event: WheelEvent, at: number, view: TimeView): boolean {
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
