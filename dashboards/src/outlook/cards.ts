import type { CapacityPlan, DraftStep } from '../api/capacity';
import type { Card } from '../api/scenarios';
import { daysBetween } from './drag';

/** Drafts of steps as the changes of a scenario: another day is a delay, other power is that power. */
export function cardsOf(plan: CapacityPlan['document'], drafts: readonly DraftStep[]): Card[] {
  return drafts.flatMap(({ stepId, on, gridKw }) => {
    const step = plan.steps.find(({ id }) => id === stepId);
    if (!step) return [];
    const laterDays = on === undefined ? 0 : daysBetween(step.on, on);
    return [
      ...(laterDays !== 0 ? [{ kind: 'stepDelay' as const, stepId, laterDays }] : []),
      ...(gridKw !== undefined && gridKw !== step.gridKw ? [{ kind: 'stepPower' as const, stepId, gridKw }] : []),
    ];
  });
}
