import { useRef } from 'preact/hooks';
import type { Gantt } from '../api/types';
import type { ShownPlan } from './shownplan';

/** The newest of its kind; while held the one that was shown before, unless another was asked for. */
export function useHeld<T>(newest: T | undefined, kind: string, held: boolean): T | undefined {
  const shown = useRef<{ kind: string; data: T | undefined }>({ kind, data: undefined });
  if (!held || shown.current.data === undefined || shown.current.kind !== kind) {
    shown.current = { kind, data: newest };
  }
  return shown.current.data;
}

/** Its slots counted from where the plan on screen begins: an older or newer answer may begin elsewhere. */
export function onAxis(gantt: Gantt, plan: Pick<ShownPlan, 'startsAt' | 'slotMinutes'>): Gantt {
  const slots = Math.round((Date.parse(gantt.startsAt) - Date.parse(plan.startsAt)) / (plan.slotMinutes * 60_000));
  if (slots === 0) return gantt;
  const moved = (column: readonly number[]) => column.map((slot) => slot + slots);
  return { ...gantt, start: moved(gantt.start), end: moved(gantt.end) };
}
