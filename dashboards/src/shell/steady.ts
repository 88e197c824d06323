import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';

/** What a list shows while somebody is on it: what it showed, without what has gone; the rest waits. */
export interface Steady<T> {
  rows: T[];
  /** Rows that are there but not shown yet. */
  waiting: number;
}

/**
 * While held, rows keep their places: those that were shown stay in that order with their newest
 * content, and new ones wait.
 */
export function steady<T>(shown: readonly string[], items: readonly T[], key: (item: T) => string, held: boolean): Steady<T> {
  if (!held || shown.length === 0) return { rows: [...items], waiting: 0 };
  const newest = new Map(items.map((item) => [key(item), item]));
  const rows = shown.map((id) => newest.get(id)).filter((item) => item !== undefined);
  return { rows, waiting: items.length - rows.length };
}

/** The same as a list on screen: held while the pointer or the focus is on it. */
export function useSteady<T>(items: readonly T[], key: (item: T) => string) {
  const pointed = useSignal(false);
  const focused = useSignal(false);
  const shown = useRef<string[]>([]);
  const result = steady(shown.current, items, key, pointed.value || focused.value);
  shown.current = result.rows.map(key);
  const hold = {
    onPointerEnter: () => (pointed.value = true),
    onPointerLeave: () => (pointed.value = false),
    onFocusIn: () => (focused.value = true),
    onFocusOut: () => (focused.value = false),
  };
  return { ...result, hold };
}
