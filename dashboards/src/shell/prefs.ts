import { effect, signal, type Signal } from '@preact/signals';

/** A choice of this person on this browser; everything else about a view lives in the URL. */
export function preference<T extends string>(
  name: string,
  values: readonly T[],
  initial: T,
): Signal<T> {
  const key = 'megawatt.' + name;
  const stored = localStorage.getItem(key);
  const known = values.find((value) => value === stored);
  const choice = signal<T>(known ?? initial);
  effect(() => localStorage.setItem(key, choice.value));
  return choice;
}
