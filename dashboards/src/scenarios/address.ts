import { list } from '../outlook/address';

/** Columns at most. */
export const MOST = 4;

/** The capacity plan as it is. */
export const PLAN = 'plan';

/** Scenarios and runs that are compared, the baseline first; without any, the plan and the newest two. */
export function idsOf(text: string | undefined, newest: readonly string[]): string[] {
  return text === undefined ? [PLAN, ...newest.slice(0, 2)] : list(text).slice(0, MOST);
}

/** With another one chosen, or without it. */
export function toggledId(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((it) => it !== id) : [...ids, id].slice(0, MOST);
}

/** With another baseline. */
export function pinned(ids: readonly string[], id: string): string[] {
  return [id, ...ids.filter((it) => it !== id)];
}
