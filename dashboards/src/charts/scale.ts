/** An axis in MW whose steps are round and whose top is one of them. */
export interface Scale {
  most: number;
  step: number;
}

/** The same in MW, or in kW where everything is below one. */
export interface PowerScale extends Scale {
  unit: 'MW' | 'kW';
  wattsPerUnit: number;
}

const ROUND_STEPS = [1, 2, 2.5, 5, 10];
const MOST_STEPS = 5;

function roundScale(largest: number): Scale {
  const wanted = Math.max(largest, 0.001) * 1.04;
  const size = 10 ** Math.floor(Math.log10(wanted / MOST_STEPS));
  const step = (ROUND_STEPS.find((candidate) => candidate * size * MOST_STEPS >= wanted) ?? 10) * size;
  return { most: round(Math.ceil(wanted / step) * step), step };
}

/** Round numbers from 0 to the largest, six at most. */
export function roundTicks(largest: number): number[] {
  const { step } = roundScale(largest);
  return Array.from({ length: Math.floor(largest / step) + 1 }, (_, at) => round(at * step));
}

export function megawattScale(largestW: number): Scale {
  return roundScale(largestW / 1e6);
}

export function powerScale(largestW: number): PowerScale {
  const small = largestW < 1e6;
  const wattsPerUnit = small ? 1e3 : 1e6;
  return { ...roundScale(largestW / wattsPerUnit), unit: small ? 'kW' : 'MW', wattsPerUnit };
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
