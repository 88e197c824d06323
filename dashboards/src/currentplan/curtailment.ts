import type { LimitOrder } from '../api/livetypes';
import { isoInstant } from '../units/range';
import { fieldValue, fromFieldValue } from '../units/zone';

/** A limit of a site as it stands in the form. */
export interface Curtailment {
  siteId: string;
  megawatts: string;
  from: string;
  to: string;
  reason: string;
}

const QUARTER_MS = 15 * 60_000;
const USUAL_MS = 4 * 3_600_000;
const WATTS_PER_MEGAWATT = 1_000_000;

/** The next four hours from the quarter that has begun; how much is for a person to say. */
export function firstCurtailment(siteId: string, now: number): Curtailment {
  const from = Math.floor(now / QUARTER_MS) * QUARTER_MS;
  return {
    siteId, megawatts: '', reason: '',
    from: fieldValue(from, 'UTC'), to: fieldValue(from + USUAL_MS, 'UTC'),
  };
}

function instant(text: string): string {
  const at = fromFieldValue(text, 'UTC');
  return at === undefined ? '' : isoInstant(at);
}

/** What is asked of the service; empty while how much is not said, for no limit is the opposite of one. */
export function limitOf({ siteId, megawatts, from, to, reason }: Curtailment): LimitOrder | undefined {
  const value = Number(megawatts);
  if (megawatts.trim() === '' || Number.isNaN(value)) return undefined;
  return {
    siteId, limitW: Math.round(value * WATTS_PER_MEGAWATT),
    from: instant(from), to: instant(to), reason: reason.trim(),
  };
}
