/**
 * Tops of labels of one height that do not run into each other, each as near to where it belongs as
 * their order and the room from `least` to `most` allow.
 */
export function spreadLabels(wanted: readonly number[], height: number, least: number, most: number): number[] {
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const tops = [...wanted];
  let floor = least;
  for (const at of order) {
    tops[at] = Math.max(tops[at] ?? 0, floor);
    floor = (tops[at] ?? 0) + height;
  }
  let ceiling = most;
  for (const at of order.reverse()) {
    tops[at] = Math.min(tops[at] ?? 0, ceiling);
    ceiling = (tops[at] ?? 0) - height;
  }
  return tops;
}
