import type { PlanSummary } from '../api/types';
import { Figure } from '../shell/figure';
import { carbon, count, energy, exact, money, moneyExact, percent } from '../units/format';

export function PlanFigures({ plan }: { plan: PlanSummary }) {
  const { currency, boundCostMinor: bound, gapRatio } = plan;
  const cost = (minor: number) => ({ value: money(minor, currency), exact: moneyExact(minor, currency) });
  const jobs = plan.placedCount + plan.unplacedCount;
  return (
    <dl class="figures" aria-label="The plan in numbers" data-testid="figures">
      <Figure
        testId="objective" label="Objective" {...cost(plan.objectiveCostMinor)}
        note={bound === undefined ? 'no bound known' : `bound ${money(bound, currency)}`}
      />
      <Figure
        testId="gap" label="Gap to bound" value={gapRatio === undefined ? 'unknown' : percent(gapRatio)}
        exact={gapRatio === undefined ? undefined : String(gapRatio)}
        note={gapRatio === undefined ? undefined : 'proved'}
      />
      <Figure
        testId="placed" label="Placed" value={count(plan.placedCount)} note={`of ${count(jobs)} jobs`}
        exact={`${exact(plan.placedCount, 'placed')}, ${exact(plan.unplacedCount, 'unplaced')}`}
      />
      <Figure
        testId="energy" label="Energy" {...cost(plan.energyCostMinor)} note={`${energy(plan.energyWh)} above idle`}
        exact={`${moneyExact(plan.energyCostMinor, currency)}, ${exact(plan.energyWh, 'Wh')}`}
      />
      <Figure
        testId="carbon" label="Carbon" {...cost(plan.carbonCostMinor)} note={carbon(plan.carbonMg)}
        exact={`${moneyExact(plan.carbonCostMinor, currency)}, ${exact(plan.carbonMg, 'mg CO₂e')}`}
      />
      <Figure testId="lateness" label="Lateness" {...cost(plan.latenessCostMinor)} />
      <Figure
        testId="dropped" label="Left out" {...cost(plan.droppedValueMinor)}
        note={`${count(plan.unplacedCount)} jobs`}
      />
    </dl>
  );
}
