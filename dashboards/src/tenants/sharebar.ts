import type { Tenant } from '../api/tenants';

/** The parts of a tenant's bar as shares of its length, which is the same power for all of a list. */
export interface ShareBar {
  within: number;
  borrowed: number;
  guaranteed: number;
  ceiling: number | undefined;
}

/** Air to the right of the largest, so that its mark is seen. */
const AIR = 1.04;

/** The power that a whole bar stands for. */
export function longest(tenants: readonly Tenant[]): number {
  const known = tenants.flatMap(({ guaranteedW, usedW }) => [guaranteedW, usedW]);
  return Math.max(1, ...known) * AIR;
}

/** A ceiling beyond the bar has no mark. */
export function shareBar({ guaranteedW, usedW, borrowedW, share }: Tenant, whole: number): ShareBar {
  const ceiling = share?.ceilingW;
  return {
    within: (usedW - borrowedW) / whole,
    borrowed: borrowedW / whole,
    guaranteed: guaranteedW / whole,
    ceiling: ceiling === undefined || ceiling > whole ? undefined : ceiling / whole,
  };
}
