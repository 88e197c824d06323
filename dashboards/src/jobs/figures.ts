/** The number that is typed; nothing where there is none. */
export function figure(text: string): number | undefined {
  const value = Number(text);
  return text.trim() === '' || Number.isNaN(value) ? undefined : value;
}

/** The same in another unit, whole. */
export function scaled(text: string, factor: number): number | undefined {
  const value = figure(text);
  return value === undefined ? undefined : Math.round(value * factor);
}
