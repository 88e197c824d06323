import { liveApi } from '../api/live';
import type { Basis, CurrentPlan } from '../api/livetypes';
import { useResource } from '../api/resource';
import { useRefresh } from '../shell/refresh';
import { ErrorState, Skeleton } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { CurtailPanel } from './curtailpanel';
import { DifferencePanel } from './differencepanel';
import { LimitsPanel } from './limitspanel';
import { numberIn } from './numberin';
import { NothingPlanned } from './nothingplanned';
import { PlanHead } from './planhead';
import { RevisionsPanel } from './revisionspanel';

const REFRESH_MS = 5_000;

export function CurrentPlanPage() {
  const plan = useResource<CurrentPlan | null>('plan', (signal) => liveApi.currentPlan(signal));
  useRefresh(REFRESH_MS, plan.data !== null, plan.reload);
  return (
    <>
      <TopBar title="Current plan">
        {plan.data && <a class="button" href="/schedule?plan=current" data-testid="open-schedule">Schedule</a>}
      </TopBar>
      <main class="page current-plan" data-testid="current-plan">
        {plan.data ? (
          <Lived plan={plan.data} renew={plan.reload} />
        ) : plan.error ? (
          <ErrorState error={plan.error} retry={plan.reload} />
        ) : plan.data === null ? (
          <NothingPlanned chosen={plan.reload} />
        ) : (
          <Skeleton label="the current plan" />
        )}
      </main>
    </>
  );
}

function Lived({ plan, renew }: { plan: CurrentPlan; renew: () => void }) {
  const basis = useResource<Basis | null>(plan.scenarioId, (signal) => liveApi.basis(signal));
  const limits = useResource(`limits ${plan.revision}`, (signal) => liveApi.limits(signal), true);
  const selected = numberIn('revision') ?? (plan.revision > 0 ? plan.revision : undefined);
  const changed = () => {
    renew();
    limits.reload();
  };
  return (
    <>
      <PlanHead plan={plan} />
      <div class="plan-columns">
        <div class="plan-column">
          <RevisionsPanel newest={plan.revision} selected={selected} />
          {selected !== undefined && <DifferencePanel revision={selected} />}
        </div>
        <div class="plan-column">
          <CurtailPanel basis={basis} scenarioId={plan.scenarioId} applied={changed} />
          <LimitsPanel limits={limits} basis={basis.data ?? undefined} withdrawn={changed} />
        </div>
      </div>
    </>
  );
}
