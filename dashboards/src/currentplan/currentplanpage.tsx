import { liveApi } from '../api/live';
import type { Basis, CurrentPlan } from '../api/livetypes';
import { useResource } from '../api/resource';
import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn, useTurn } from '../shell/liveturn';
import { planEvents } from '../shell/planevents';
import { ErrorState, Skeleton } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { CurtailPanel } from './curtailpanel';
import { DifferencePanel } from './differencepanel';
import { LimitsPanel } from './limitspanel';
import { numberIn } from './numberin';
import { NothingPlanned } from './nothingplanned';
import { PlanHead } from './planhead';
import { RevisionsPanel } from './revisionspanel';
import { SearchPanel } from './searchpanel';
import { ValuesPanel } from './valuespanel';

export function CurrentPlanPage() {
  const plan = useResource<CurrentPlan | null>('plan', (signal) => liveApi.currentPlan(signal));
  const { turn, live, paused, setPaused } = useLiveTurn(plan.data ? planEvents() : undefined);
  useTurn(turn, plan.reload);
  return (
    <>
      <TopBar title="Current plan">
        {plan.data && (
          <>
            <a class="button" href="/schedule?plan=current" data-testid="open-schedule">Schedule</a>
            <LiveDot state={live} />
            <PauseButton paused={paused} set={setPaused} />
          </>
        )}
      </TopBar>
      <main class="page current-plan" data-testid="current-plan">
        {plan.data ? (
          <Lived plan={plan.data} turn={turn} still={paused} renew={plan.reload} />
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

interface Props {
  plan: CurrentPlan;
  turn: number;
  /** Whether live updates are paused. */
  still: boolean;
  renew: () => void;
}

function Lived({ plan, turn, still, renew }: Props) {
  const basis = useResource<Basis | null>(plan.scenarioId, (signal) => liveApi.basis(signal));
  const limits = useResource(`limits ${plan.revision} ${turn}`, (signal) => liveApi.limits(signal), true);
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
          <ValuesPanel />
          <SearchPanel turn={turn} still={still} />
          <CurtailPanel basis={basis} scenarioId={plan.scenarioId} applied={changed} />
          <LimitsPanel limits={limits} basis={basis.data ?? undefined} withdrawn={changed} />
        </div>
      </div>
    </>
  );
}
