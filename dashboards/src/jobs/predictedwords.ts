import type { Estimate, JobPrediction } from '../api/livetypes';
import { duration } from '../units/format';

const joules = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const factors = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** "2 h 10 min to 2 h 25 min"; one length where both ends read alike. */
export function rangeText({ lowSeconds, highSeconds }: Estimate): string {
  const [low, high] = [duration(Math.round(lowSeconds)), duration(Math.round(highSeconds))];
  return low === high ? low : `${low} to ${high}`;
}

/** "0.41 to 0.45 J a token". */
export function jouleText({ lowPerTokenJ, highPerTokenJ }: Estimate): string {
  const [low, high] = [joules.format(lowPerTokenJ), joules.format(highPerTokenJ)];
  return `${low === high ? low : `${low} to ${high}`} J a token`;
}

const powerSources: Readonly<Record<Estimate['powerSource'], string>> = {
  Measured: 'power as measured', Said: 'power as said', Rated: 'power as rated',
};

/** Where its power is from, and by what the roofline was corrected. */
export function sourceText({ powerSource, corrected, factorRatio }: Estimate): string {
  const by = corrected
    ? `roofline times ${factors.format(factorRatio)} by a small model`
    : 'roofline not corrected, as no model was measured as a whole';
  return `${powerSources[powerSource]}, ${by}`;
}

/** Seconds that the plan counts on, by GPU type. */
export function plannedSeconds(prediction: JobPrediction | undefined): Record<string, number> {
  return Object.fromEntries((prediction?.types ?? []).map((type) => [type.gpuTypeId, type.plannedSeconds]));
}
