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

/** A comma-separated set with a word put in, or taken out where it was. */
export function toggled(set: string | null, word: string): string {
  const words = new Set((set ?? '').split(',').filter(Boolean));
  if (!words.delete(word)) words.add(word);
  return [...words].join(',');
}
