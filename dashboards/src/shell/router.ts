import { computed, signal } from '@preact/signals';
import { toggled, withParams, type Patch } from './query';

/** The URL is the state: the path names the object, the query the view of it. */

const address = signal(location.pathname + location.search);
window.addEventListener('popstate', () => {
  address.value = location.pathname + location.search;
});

export const path = computed(() => address.value.split('?', 1)[0] ?? '/');
export const params = computed(() => new URLSearchParams(address.value.split('?')[1] ?? ''));

export function param(name: string): string | undefined {
  return params.value.get(name) ?? undefined;
}

export function navigate(to: string, replace = false): void {
  if (to === address.peek()) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  address.value = to;
}

/** Discrete choices make a history entry; continuous ones (typing, panning) replace it. */
export function setParams(patch: Patch, replace = false): void {
  const query = withParams(params.peek(), patch);
  navigate(path.peek() + (query ? '?' + query : ''), replace);
}

/** A parameter that is a set of words, such as the panels shown as tables. */
export function hasWord(name: string, word: string): boolean {
  return (param(name) ?? '').split(',').includes(word);
}

export function toggleWord(name: string, word: string): void {
  setParams({ [name]: toggled(params.peek().get(name), word) });
}

export function followLinks(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest('a');
  if (!link || link.target || link.hasAttribute('download')) return;
  if (link.origin !== location.origin || link.pathname.startsWith('/api/')) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}
