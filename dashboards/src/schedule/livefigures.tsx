import type { CurrentSchedule } from '../api/types';
import { Figure } from '../shell/figure';
import { count, energy, exact, money, moneyExact } from '../units/format';
import { dateTime, timeOfDay } from '../units/zone';

/** The plan that is lived by in numbers. */
export function LiveFigures({ plan }: { plan: CurrentSchedule }) {
  const { currency } = plan;
  const cost = (minor: number) => ({ value: money(minor, currency), exact: moneyExact(minor, currency) });
  const frozen = Date.parse(plan.frozenUntilAt);
  return (
    <dl class="figures" aria-label="The plan in numbers" data-testid="figures">
      <Figure
        testId="revision" label="Revision" value={count(plan.revision)}
        exact={`What starts before ${dateTime(frozen, 'UTC')} UTC stays`}
        note={<a href="/current-plan">frozen until {timeOfDay(frozen, 'UTC')}</a>}
      />
      <Figure testId="placed" label="Placed" value={count(plan.placedCount)} note={`${count(plan.underWayCount)} under way`} />
      <Figure testId="waiting" label="Waiting" value={count(plan.unplacedCount)} note={`worth ${money(plan.droppedValueMinor, currency)}`} />
      <Figure testId="late" label="Late" value={count(plan.lateCount)} note="miss their deadline" />
      <Figure testId="pinned" label="Pinned" value={count(plan.pinnedCount)} note="stay where they are" />
      <Figure
        testId="cost" label="Cost" {...cost(plan.costMinor)} note={`${energy(plan.energyWh)} above idle`}
        exact={`${moneyExact(plan.costMinor, currency)} of energy, carbon and lateness, ${exact(plan.energyWh, 'Wh')}`}
      />
    </dl>
  );
}
