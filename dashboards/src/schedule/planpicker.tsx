import { api } from '../api/client';
import { useResource } from '../api/resource';
import type { PlanSummary } from '../api/types';
import { setParams } from '../shell/router';
import { percent } from '../units/format';
import { dateTime } from '../units/zone';

const SHOWN = 50;

function made(plan: PlanSummary): string {
  return dateTime(Date.parse(plan.createdAt), 'UTC').slice(4);
}

function name(plan: PlanSummary): string {
  return plan.gapRatio === undefined ? made(plan) : `${made(plan)} · ${percent(plan.gapRatio)}`;
}

export function PlanPicker({ plan, follows }: { plan: PlanSummary; follows: boolean }) {
  const plans = useResource(plan.id, (signal) => api.plans({ pageSize: SHOWN }, signal));
  const others = (plans.data?.items ?? []).filter((other) => other.id !== plan.id);
  return (
    <div class="plan-picker">
      <p class="plan-scenario" title={plan.scenarioName}>{plan.scenarioName}</p>
      <select
        aria-label="Plan" value={follows ? 'newest' : plan.id} data-testid="plan-picker"
        onChange={(event) => {
          const id = event.currentTarget.value;
          setParams({ plan: id === 'newest' ? undefined : id, from: undefined, to: undefined, sel: undefined });
        }}
      >
        <option value="newest">Newest{follows ? ` · ${made(plan)}` : ' plan'}</option>
        {!follows && <option value={plan.id}>{name(plan)}</option>}
        {others.map((other) => (
          <option key={other.id} value={other.id}>{name(other)} · {other.scenarioName}</option>
        ))}
      </select>
    </div>
  );
}
