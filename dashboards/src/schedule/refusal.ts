import type { FieldIssue } from '../api/types';
import { utc } from '../jobs/words';
import { inUnit } from '../units/format';

/** "rhone/grid: needs 5.2 MW above idle, 4.1 MW left at Thu 26 Nov 18:00", or in the service's words. */
export function refusalText({ detail, shortage }: FieldIssue): string {
  if (!shortage) return detail ?? '';
  const { subject, requiredValue, availableValue, unit, at } = shortage;
  const needs = inUnit(requiredValue, unit) + (unit === 'W' ? ' above idle' : '');
  return `${subject}: needs ${needs}, ${inUnit(availableValue, unit)} left at ${utc(at)} UTC`;
}

/** The first start with room, where something is missing and there is one. */
export function earliestOf(issues: readonly FieldIssue[]): string | undefined {
  return issues.find(({ shortage }) => shortage?.earliestAt)?.shortage?.earliestAt;
}
