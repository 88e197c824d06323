/** A label beside the end of a line. */
export interface EndLabel {
  text: string;
  at: number;
  y: number;
}

const LABEL_PX = 14;

/** Labels one below the other where their lines end close together. */
export function apart(labels: readonly EndLabel[]): EndLabel[] {
  let last = -Infinity;
  return [...labels].sort((one, other) => one.y - other.y).map((label) => {
    last = Math.max(label.y, last + LABEL_PX);
    return { ...label, y: last };
  });
}
