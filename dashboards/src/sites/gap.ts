import type { PowerDomain } from '../api/fleettypes';

/** What an element carries, by its meter where it has one, beside what its parts are known to; against what was declared. */
export interface Gap {
  childSumW: number;
  /** Positive where the element carries more than its parts. */
  gapW: number;
  /** The most that may be without a meter of its own: the declared share of the parts. */
  allowedW: number;
  declaredRatio: number;
  within: boolean;
}

/** Each side comes rounded to whole watts. */
const ROUNDING_W = 2;

/** A meter and the nodes behind it are not read at the same moment. */
const METER_TOLERANCE = 0.02;

/** Nothing where either side is unknown. */
export function gapOf({ powerW, meterW, childSumW, unmeteredRatio }: PowerDomain): Gap | undefined {
  const carriedW = meterW ?? powerW;
  if (carriedW === undefined || childSumW === undefined) return undefined;
  const gapW = carriedW - childSumW;
  const allowedW = Math.ceil(unmeteredRatio * childSumW);
  const noiseW = Math.max(ROUNDING_W, meterW === undefined ? 0 : METER_TOLERANCE * childSumW);
  const within = gapW >= -noiseW && gapW <= allowedW + noiseW;
  return { childSumW, gapW, allowedW, declaredRatio: unmeteredRatio, within };
}
