const LONGEST = 100;

/** The name with the least number behind it that no other has. */
export function freeName(name: string, taken: readonly string[]): string {
  for (let number = 2; ; number++) {
    const more = ` (${number})`;
    const other = name.slice(0, LONGEST - more.length) + more;
    if (!taken.includes(other)) return other;
  }
}
