import { api } from '../api/client';
import { useResource } from '../api/resource';
import type { PlanSummary } from '../api/types';
import { setParams } from '../shell/router';
import { service } from '../shell/running';
import { count, percent } from '../units/format';
import { dateTime } from '../units/zone';
import { CURRENT, isCurrent, type ShownPlan } from './shownplan';

const SHOWN = 50;

function made(plan: PlanSummary): string {
  return dateTime(Date.parse(plan.createdAt), 'UTC').slice(4);
}

function name(plan: PlanSummary): string {
  return plan.gapRatio === undefined ? made(plan) : `${made(plan)} · ${percent(plan.gapRatio)}`;
}

export function PlanPicker({ plan, follows }: { plan: ShownPlan; follows: boolean }) {
  const plans = useResource(plan.id, (signal) => api.plans({ pageSize: SHOWN }, signal));
  const lived = isCurrent(plan) || (service.value?.currentPlan ?? false);
  const others = (plans.data?.items ?? []).filter((other) => other.id !== plan.id);
  const newest = plans.data?.items[0];
  return (
    <div class="plan-picker">
      <p class="plan-scenario" title={plan.scenarioName}>{plan.scenarioName}</p>
      <select
        aria-label="Plan" value={follows ? 'newest' : plan.id} data-testid="plan-picker"
        onChange={(event) => {
          const id = event.currentTarget.value;
          const usual = id === (lived ? CURRENT : 'newest');
          setParams({ plan: usual ? undefined : id, from: undefined, to: undefined, sel: undefined, against: undefined });
        }}
      >
        {lived && (
          <option value={CURRENT}>
            Current plan{isCurrent(plan) && ` · revision ${count(plan.revision)}`}
          </option>
        )}
        {(newest || !isCurrent(plan)) && (
          <option value="newest">Newest computed{follows && !isCurrent(plan) ? ` · ${made(plan)}` : ' plan'}</option>
        )}
        {!follows && !isCurrent(plan) && <option value={plan.id}>{name(plan)}</option>}
        {others.map((other) => (
          <option key={other.id} value={other.id}>{name(other)} · {other.scenarioName}</option>
        ))}
      </select>
    </div>
  );
}
