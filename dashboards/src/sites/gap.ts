import type { PowerDomain } from '../api/fleettypes';

/** What an element carries beside what its children are known to, against what was declared. */
export interface Gap {
  childSumW: number;
  /** Positive where the element carries more than its children. */
  gapW: number;
  /** The most that may be without a meter of its own. */
  allowedW: number;
  declaredRatio: number;
  within: boolean;
}

/** Nothing where either side is unknown, or where there is nothing below. */
export function gapOf({ powerW, childSumW, unmeteredRatio }: PowerDomain): Gap | undefined {
  if (powerW === undefined || childSumW === undefined) return undefined;
  const gapW = powerW - childSumW;
  const allowedW = Math.ceil(unmeteredRatio * powerW);
  return { childSumW, gapW, allowedW, declaredRatio: unmeteredRatio, within: gapW >= 0 && gapW <= allowedW };
}
