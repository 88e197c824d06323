/** A straight axis from pixels to values and back, with a few round marks. */
export interface Axis {
  from: number;
  to: number;
  ticks: number[];
}

const ROUND = [1, 2, 2.5, 5, 10];

/** Values that differ by less are shown as far apart as they are, and not as far as there is room. */
const LEAST_SPAN = 0.02;

/** Round marks about so many, over a range with a little air on either side. */
export function axisOf(least: number, most: number, wanted = 5, air = 0.06): Axis {
  const span = Math.max(most - least, Math.abs(most) * LEAST_SPAN) || 1;
  const middle = (least + most) / 2;
  const from = middle - span * (0.5 + air);
  const to = middle + span * (0.5 + air);
  const size = 10 ** Math.floor(Math.log10((to - from) / wanted));
  const step = (ROUND.find((each) => each * size * wanted >= to - from) ?? 10) * size;
  const ticks: number[] = [];
  for (let number = Math.ceil(from / step); number * step <= to; number++) ticks.push(Number((number * step).toPrecision(10)));
  return { from, to, ticks };
}

export function position({ from, to }: Axis, value: number, pixels: number): number {
  return ((value - from) / (to - from)) * pixels;
}
