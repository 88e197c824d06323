import { computed, signal } from '@preact/signals';

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

export type Patch = Readonly<Record<string, string | undefined>>;

export function withParams(search: URLSearchParams, patch: Patch): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === '') next.delete(name);
    else next.set(name, value);
  }
  // Colons and commas are legal in a query and far easier to read in a pasted link.
  return next.toString().replaceAll('%3A', ':').replaceAll('%2C', ',');
}

export function hrefWith(patch: Patch): string {
  const query = withParams(params.value, patch);
  return path.value + (query ? '?' + query : '');
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
  const words = new Set((params.peek().get(name) ?? '').split(',').filter(Boolean));
  if (!words.delete(word)) words.add(word);
  setParams({ [name]: [...words].join(',') });
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
