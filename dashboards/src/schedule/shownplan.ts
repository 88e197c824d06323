import type { CurrentSchedule, PlanSummary } from '../api/types';

/** What the schedule can be of: a plan as it was made, or the one that is lived by. */
export type ShownPlan = (PlanSummary & { version?: undefined }) | CurrentSchedule;

/** In place of a plan's id. */
export const CURRENT = 'current';

export function isCurrent(plan: ShownPlan): plan is CurrentSchedule {
  return plan.id === CURRENT;
}

/** Another one whenever anything of the plan may be another. */
export function keyOf(plan: ShownPlan): string {
  return plan.version ?? plan.id;
}
