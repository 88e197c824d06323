import type { PowerDomain } from '../api/fleettypes';
import { isEstimate } from '../fleet/states';

/** The parts of a bar as shares of its length, which is the largest of what stands on it. */
export interface BarShares {
  used: number;
  over: number;
  planned: number | undefined;
  limit: number | undefined;
  partnerFails: number | undefined;
}

/** Air to the right of the largest, so that its mark is seen. */
const AIR = 1.04;

export function barShares({ powerW, reservedW, limitW, partnerFailsW }: PowerDomain): BarShares {
  const known = [powerW, reservedW, limitW, partnerFailsW].filter((value) => value !== undefined);
  const whole = Math.max(1, ...known) * AIR;
  const share = (value: number | undefined) => (value === undefined ? undefined : Math.max(0, value) / whole);
  const used = share(powerW) ?? 0;
  const limit = share(limitW);
  const within = limit === undefined ? used : Math.min(used, limit);
  return { used: within, over: used - within, planned: share(reservedW), limit, partnerFails: share(partnerFailsW) };
}

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Used, reserved by the plan, the limit, and the load if the partner fails; the numbers stand beside it. */
export function PowerBar({ domain }: { domain: PowerDomain }) {
  const { used, over, planned, limit, partnerFails } = barShares(domain);
  const estimated = isEstimate(domain);
  return (
    <span class={`power-bar${limit === undefined ? ' unset' : ''}${estimated ? ' estimated' : ''}`} aria-hidden="true">
      {planned !== undefined && <i class="bar-planned" style={{ width: percent(planned) }} />}
      <i class="bar-used" style={{ width: percent(used) }} />
      {over > 0 && <i class="bar-over" style={{ left: percent(used), width: percent(over) }} />}
      {limit !== undefined && <i class="bar-limit" style={{ left: percent(limit) }} />}
      {partnerFails !== undefined && (
        <i class={`bar-partner${limit !== undefined && partnerFails > limit ? ' over' : ''}`} style={{ left: percent(partnerFails) }} />
      )}
    </span>
  );
}
