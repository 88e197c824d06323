import type { KernelPromise } from '../api/validationtypes';

/** A promise as it is typed. */
export interface PromiseDraft {
  model: string;
  name: string;
  engine: string;
  value: string;
  unit: string;
  marginPercent: string;
  failurePercent: string;
  needed: boolean;
  source: string;
  reason: string;
}

function ratio(percent: string): number {
  return Number((Number(percent) / 100).toPrecision(10));
}

/** What is no number is left out, and the service says so. */
export function promiseOf({ name, engine, value, unit, marginPercent, failurePercent, needed }: PromiseDraft): Partial<KernelPromise> {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return {
    name: name.trim(), engine: engine.trim(), unit: unit.trim(), needed,
    ...(Number.isFinite(number) ? { value: number } : {}),
    marginRatio: ratio(marginPercent), failureMarginRatio: ratio(failurePercent),
  };
}

/** Which of the kernels is meant: a new one comes last. */
export function kernelAt(kernels: readonly KernelPromise[], was: KernelPromise | undefined): number {
  const at = kernels.findIndex(({ name, engine }) => name === was?.name && engine === was?.engine);
  return at < 0 ? kernels.length : at;
}

/** The kernels with one in place of what it was, or one more. */
export function replaced(
  kernels: readonly KernelPromise[], was: KernelPromise | undefined, now: Partial<KernelPromise>,
): Partial<KernelPromise>[] {
  const at = kernelAt(kernels, was);
  return [...kernels.slice(0, at), now, ...kernels.slice(at + 1)];
}
