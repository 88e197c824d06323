/** The steps of a row of values as an SVG path, in a box of `width` by `height` whose top is `most`. */

export interface SparkBox {
  width: number;
  height: number;
  most: number;
}

const MOST_STEPS = 100;

interface Run {
  from: number;
  to: number;
  value: number;
}

/** At most a hundred steps, each the largest of what it covers; nothing known makes a gap. */
function runs(values: Float64Array, first: number, last: number): Run[] {
  const stride = Math.max(1, Math.ceil((last - first) / MOST_STEPS));
  const found: Run[] = [];
  for (let from = first; from < last; from += stride) {
    const to = Math.min(last, from + stride);
    let value = Number.NaN;
    for (let at = from; at < to; at++) {
      const next = values[at] ?? Number.NaN;
      if (!(next <= value) && !Number.isNaN(next)) value = next;
    }
    if (!Number.isNaN(value)) found.push({ from, to, value });
  }
  return found;
}

export function stepPath(
  values: Float64Array, first: number, last: number, { width, height, most }: SparkBox, closed: boolean,
): string {
  const x = (slot: number) => (((slot - first) / (last - first)) * width).toFixed(1);
  const y = (value: number) => (height - (value / most) * (height - 2)).toFixed(1);
  const parts: string[] = [];
  let begun: number | undefined;
  let end = -1;
  const close = () => {
    if (closed && begun !== undefined) parts.push(`V${height}H${x(begun)}Z`);
  };
  for (const { from, to, value } of runs(values, first, last)) {
    if (from !== end) {
      close();
      begun = from;
    }
    parts.push(`${from === end ? 'L' : 'M'}${x(from)} ${y(value)}H${x(to)}`);
    end = to;
  }
  close();
  return parts.join('');
}
