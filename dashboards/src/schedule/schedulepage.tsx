import { useSignal } from '@preact/signals';
import { planNow } from '../api/plantime';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api/client';
import { useResource } from '../api/resource';
import { useWidth } from '../charts/width';
import { usePlanNow } from '../shell/clock';
import { screenKeys } from '../shell/keyboard';
import { withParams } from '../shell/query';
import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn, useTurn, type LiveTurn } from '../shell/liveturn';
import { planEvents } from '../shell/planevents';
import { navigate, param, setParams } from '../shell/router';
import { isNewer } from '../shell/running';
import { Share } from '../shell/share';
import { ErrorState, Skeleton } from '../shell/states';
import { TimePicker } from '../shell/timepicker';
import { TopBar } from '../shell/topbar';
import { isoInstant, presetsAroundNow, presetsOfPlan, relativeTo, type PresetGroup } from '../units/range';
import { Against, ChangesPanel, useChanges } from './changes';
import { powerQuery, usePower, useSitesPower } from './data';
import { FilterBar } from './filterbar';
import { PlanFigures } from './figures';
import { GanttPanel } from './ganttpanel';
import { useJobOfPlan } from './jobofplan';
import { LiveFigures } from './livefigures';
import { NoPlan } from './noplan';
import { PlanPicker } from './planpicker';
import { PowerPanel } from './powerpanel';
import { CURRENT, isCurrent, keyOf, type ShownPlan } from './shownplan';
import { SiteCards } from './sitecards';
import { UnplacedPanel } from './unplaced';
import { useScheduleView, type ScheduleView } from './view';

const GUTTER_WIDE = 190;
const GUTTER_NARROW = 92;
/** How often the present is drawn anew. */
const NOW_MS = 5_000;

async function newest(signal: AbortSignal): Promise<ShownPlan | null> {
  const page = await api.plans({ pageSize: 1 }, signal);
  return page.items[0] ?? null;
}

/** Without a name the plan that is lived by, or the newest one where there is none. */
async function planOf(wanted: string | undefined, signal: AbortSignal): Promise<ShownPlan | null> {
  if (wanted === CURRENT) return api.currentSchedule(signal);
  if (wanted === 'newest') return newest(signal);
  if (wanted !== undefined) return api.plan(wanted, signal);
  const { currentPlan } = await api.status(signal);
  return currentPlan ? api.currentSchedule(signal) : newest(signal);
}

export function SchedulePage() {
  const wanted = param('plan');
  const plan = useResource<ShownPlan | null>(wanted ?? 'usual', (signal) => planOf(wanted, signal));
  const followed = useLiveTurn(plan.data && isCurrent(plan.data) ? planEvents() : undefined);
  useTurn(followed.turn, plan.reload);
  if (plan.data) {
    const follows = !isCurrent(plan.data) && (wanted === undefined || wanted === 'newest');
    return <Schedule key={plan.data.id} plan={plan.data} follows={follows} followed={followed} renew={plan.reload} />;
  }
  return (
    <>
      <TopBar title="Schedule" />
      <main class="page">
        {plan.error ? (
          <ErrorState error={plan.error} retry={plan.reload} />
        ) : plan.data === null ? (
          <NoPlan appeared={plan.reload} />
        ) : (
          <Skeleton label="the plan" />
        )}
      </main>
    </>
  );
}

function frozenLink({ plan, window }: ScheduleView): string {
  const { from, to } = window.value;
  const search = new URLSearchParams(location.search);
  const ends = { from: isoInstant(from), to: isoInstant(to) };
  return '/schedule?' + withParams(search, { plan: plan.id, ...ends });
}

function liveLink({ plan, extent, window }: ScheduleView): string {
  const { from, to } = window.value;
  const now = Math.floor(planNow() / 60_000) * 60_000;
  const covered = now >= extent.start && now < extent.end;
  const anchor = covered ? now : extent.start;
  const name = covered ? 'now' : 'start';
  const ends = { from: relativeTo(from, anchor, name), to: relativeTo(to, anchor, name) };
  const which = isCurrent(plan) ? CURRENT : 'newest';
  return '/schedule?' + withParams(new URLSearchParams(location.search), { plan: which, ...ends });
}

const planNotes = {
  frozen: 'This plan and these dates, whenever it is opened',
  live: 'The newest, around the time of opening',
};
const currentNotes = {
  frozen: 'These dates; the plan goes on',
  live: 'Around the time of opening',
};

interface Props {
  plan: ShownPlan;
  /** Shows whichever plan is newest, changed only on demand. */
  follows: boolean;
  /** The stream of the current plan. */
  followed: LiveTurn;
  renew: () => void;
}

function Schedule({ plan, follows, followed, renew }: Props) {
  const view = useScheduleView(plan);
  const now = usePlanNow(NOW_MS);
  const picker = useSignal(false);
  const main = useRef<HTMLDivElement>(null);
  const left = useWidth(main) < 620 ? GUTTER_NARROW : GUTTER_WIDE;
  const live = isCurrent(plan);
  const siteId = plan.sites.find((site) => site.id === param('site'))?.id;
  const window = view.window.value;
  const power = usePower(powerQuery(plan, siteId, window));
  const whole = usePower({ planId: plan.id, version: plan.version, siteId: undefined });
  const sites = useSitesPower(plan);
  const jobId = param('sel');
  const job = useJobOfPlan(view, jobId, renew);
  const changes = useChanges(plan);
  const { start, end } = view.extent;
  const covered = now >= start && now < end;
  const groups: PresetGroup[] = [
    { title: 'This plan', presets: presetsOfPlan },
    {
      title: 'Around now', presets: presetsAroundNow,
      reason: covered ? undefined : 'The plan does not cover the present.',
    },
  ];

  useEffect(() => {
    screenKeys.value = {
      time: () => (picker.value = true),
      now: () =>
        setParams(covered ? { from: 'now-6h', to: 'now+42h' } : { from: 'start', to: 'start+48h' }),
    };
    return () => (screenKeys.value = {});
  }, [start, end, covered]);

  return (
    <>
      <TopBar title="Schedule">
        {!isCurrent(plan) && isNewer(plan) && (
          <button
            type="button" class="button small wide-only" data-testid="newer-plan"
            onClick={follows ? renew : () => navigate('/schedule?plan=newest')}
          >
            {follows ? 'Show the new plan' : 'Newest plan'}
          </button>
        )}
        {live && (
          <>
            <LiveDot state={followed.live} />
            <PauseButton paused={followed.paused} set={followed.setPaused} />
          </>
        )}
        <TimePicker groups={groups} from={window.from} to={window.to} zone={view.zone} open={picker} />
        <Share frozen={() => frozenLink(view)} live={() => liveLink(view)} notes={live ? currentNotes : planNotes} />
      </TopBar>
      <main class={`page schedule${jobId ? ' with-job' : ''}`} data-testid="schedule" data-version={keyOf(plan)}>
        <div class="schedule-head">
          <PlanPicker plan={plan} follows={follows} />
          {isCurrent(plan) ? <LiveFigures plan={plan} /> : <PlanFigures plan={plan} />}
        </div>
        <div class="schedule-charts" ref={main}>
          {sites.data ? (
            <SiteCards view={view} sites={sites.data} all={whole.data} selected={siteId} />
          ) : sites.error ? (
            <ErrorState error={sites.error} retry={sites.reload} compact />
          ) : (
            <div class="site-cards skeleton-cards"><Skeleton label="sites" /></div>
          )}
          <PowerPanel view={view} siteId={siteId} resource={power} left={left} now={now} />
          <GanttPanel view={view} siteId={siteId} left={left} marks={job.marks} changed={changes.jobs} now={now} />
        </div>
        <aside class="schedule-side" aria-label="Jobs">
          <FilterBar />
          {isCurrent(plan) && <Against revision={plan.revision} />}
          {job.panel}
          {isCurrent(plan) && changes.against !== undefined && (
            <ChangesPanel revision={plan.revision} against={changes.against} resource={changes.resource} />
          )}
          <UnplacedPanel view={view} />
        </aside>
      </main>
    </>
  );
}
