import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api/client';
import { useResource } from '../api/resource';
import type { PlanSummary } from '../api/types';
import { screenKeys } from '../shell/keyboard';
import { withParams } from '../shell/query';
import { navigate, param, setParams } from '../shell/router';
import { isNewer } from '../shell/running';
import { Share } from '../shell/share';
import { ErrorState, Skeleton } from '../shell/states';
import { TimePicker } from '../shell/timepicker';
import { TopBar } from '../shell/topbar';
import { isoInstant, presetsAroundNow, presetsOfPlan, relativeTo, type PresetGroup } from '../units/range';
import { powerQuery, usePower, useSitesPower } from './data';
import { FilterBar } from './filterbar';
import { PlanFigures } from './figures';
import { GanttPanel } from './ganttpanel';
import { JobPanel, type Chosen } from './jobpanel';
import { NoPlan } from './noplan';
import { PlanPicker } from './planpicker';
import { PowerPanel } from './powerpanel';
import { SiteCards } from './sitecards';
import { UnplacedPanel } from './unplaced';
import { useScheduleView, type ScheduleView } from './view';
import { useWidth } from '../charts/width';

const GUTTER_WIDE = 190;
const GUTTER_NARROW = 92;
/** Jobs whose id contains the selected one's. */
const MOST_NAMESAKES = 200;

export function SchedulePage() {
  const wanted = param('plan') ?? 'newest';
  const plan = useResource<PlanSummary | null>(wanted, async (signal) => {
    if (wanted !== 'newest') return api.plan(wanted, signal);
    const page = await api.plans({ pageSize: 1 }, signal);
    return page.items[0] ?? null;
  });
  if (plan.data) return <Schedule key={plan.data.id} plan={plan.data} follows={wanted === 'newest'} renew={plan.reload} />;
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

function liveLink({ extent, window }: ScheduleView): string {
  const { from, to } = window.value;
  const now = Math.floor(Date.now() / 60_000) * 60_000;
  const covered = now >= extent.start && now < extent.end;
  const anchor = covered ? now : extent.start;
  const name = covered ? 'now' : 'start';
  const ends = { from: relativeTo(from, anchor, name), to: relativeTo(to, anchor, name) };
  return '/schedule?' + withParams(new URLSearchParams(location.search), { plan: 'newest', ...ends });
}

function useChosen(plan: PlanSummary, jobId: string | undefined) {
  return useResource<Chosen>(jobId && `${plan.id} ${jobId}`, async (signal) => {
    const query = { q: jobId, pageSize: MOST_NAMESAKES };
    const allocations = await api.allocations(plan.id, query, signal);
    const placed = allocations.items.find((item) => item.jobId === jobId);
    if (placed) return { placed };
    const unplaced = await api.unplaced(plan.id, query, signal);
    return { leftOut: unplaced.items.find((item) => item.jobId === jobId) };
  });
}

interface Props {
  plan: PlanSummary;
  /** Shows whichever plan is newest, changed only on demand. */
  follows: boolean;
  renew: () => void;
}

function Schedule({ plan, follows, renew }: Props) {
  const view = useScheduleView(plan);
  const picker = useSignal(false);
  const main = useRef<HTMLDivElement>(null);
  const left = useWidth(main) < 620 ? GUTTER_NARROW : GUTTER_WIDE;
  const siteId = plan.sites.find((site) => site.id === param('site'))?.id;
  const window = view.window.value;
  const power = usePower(powerQuery(plan, siteId, window));
  const whole = usePower({ planId: plan.id, siteId: undefined });
  const sites = useSitesPower(plan);
  const jobId = param('sel');
  const chosen = useChosen(plan, jobId);
  const { start, end } = view.extent;
  const covered = Date.now() >= start && Date.now() < end;
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
  }, [start, end]);

  return (
    <>
      <TopBar title="Schedule">
        {isNewer(plan) && (
          <button
            type="button" class="button small wide-only" data-testid="newer-plan"
            onClick={follows ? renew : () => navigate('/schedule')}
          >
            {follows ? 'Show the new plan' : 'Newest plan'}
          </button>
        )}
        <TimePicker groups={groups} from={window.from} to={window.to} zone={view.zone} open={picker} />
        <Share
          frozen={() => frozenLink(view)} live={() => liveLink(view)}
          notes={{
            frozen: 'This plan and these dates, whenever it is opened',
            live: 'The newest, around the time of opening',
          }}
        />
      </TopBar>
      <main class={`page schedule${jobId ? ' with-job' : ''}`} data-testid="schedule">
        <div class="schedule-head">
          <PlanPicker plan={plan} follows={follows} />
          <PlanFigures plan={plan} />
        </div>
        <div class="schedule-charts" ref={main}>
          {sites.data ? (
            <SiteCards view={view} sites={sites.data} all={whole.data} selected={siteId} />
          ) : sites.error ? (
            <ErrorState error={sites.error} retry={sites.reload} compact />
          ) : (
            <div class="site-cards skeleton-cards"><Skeleton label="sites" /></div>
          )}
          <PowerPanel view={view} siteId={siteId} resource={power} left={left} />
          <GanttPanel
            view={view} siteId={siteId} left={left}
            chosen={chosen.data?.placed}
          />
        </div>
        <aside class="schedule-side" aria-label="Jobs">
          <FilterBar />
          {jobId && <JobPanel view={view} jobId={jobId} resource={chosen} />}
          <UnplacedPanel view={view} />
        </aside>
      </main>
    </>
  );
}
