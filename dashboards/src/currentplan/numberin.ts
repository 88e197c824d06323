import { param } from '../shell/router';

/** A whole number of the address; nothing where it names none. */
export function numberIn(name: string): number | undefined {
  const text = param(name);
  const value = Number(text);
  return text && Number.isInteger(value) && value >= 0 ? value : undefined;
}
