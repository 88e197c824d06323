import { capacityApi, capacityUrls, type CapacityPlan, type KeptOutlook, type Told } from '../api/capacity';
import { useResource, type Resource } from '../api/resource';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { DataTable } from '../charts/datatable';
import { Figure } from '../shell/figure';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams, toggleWord } from '../shell/router';
import { Share } from '../shell/share';
import { TopBar } from '../shell/topbar';
import { mayForAll } from '../shell/self';
import { percent } from '../units/format';
import { dateTime } from '../units/zone';
import { draftsOf, isAskedOtherwise, list, questionOf, reserveOf, withDraft } from './address';
import { DomainsPanel, FIRST_DOMAIN } from './domainspanel';
import { HeadroomPanel } from './headroompanel';
import { draftOf } from './drag';
import { OutlookChart } from './outlookchart';
import { setDrafts, StepsPanel } from './stepspanel';
import { TargetPanel } from './targetpanel';
import { SaveScenario } from './savescenario';
import { dayText, movedText, pointsDataset } from './words';

const kinds: readonly { word: string; label: string }[] = [
  { word: 'planned', label: 'planned steps' },
  { word: 'flexible', label: 'flexible steps' },
  { word: 'firm', label: 'signed steps' },
];

function Check({ label, on, testId, change }: { label: string; on: boolean; testId: string; change: () => void }) {
  return (
    <label class="inline-check"><input type="checkbox" checked={on} data-testid={testId} onChange={change} /> {label}</label>
  );
}

/** Which steps and demands count, whose site, and how much stays in reserve. */
function Bar({ plan }: { plan: CapacityPlan }) {
  const without = list(param('without'));
  const off = list(param('off'));
  const demands = [...plan.document.demands, ...plan.document.projects];
  return (
    <section class="finance-bar outlook-bar" aria-label="What counts">
      <span class="outlook-checks">
        {kinds.map(({ word, label }) => <Check key={word} label={label} on={!without.includes(word)} testId={`count-${word}`} change={() => { setParams({ id: undefined }); toggleWord('without', word); }} />)}
      </span>
      <label class="inline-field">Site
        <select value={param('site') ?? ''} data-testid="pick-site" onChange={(event) => setParams({ site: event.currentTarget.value || undefined, id: undefined })}>
          <option value="">all sites</option>
          {plan.document.sites.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
      </label>
      <label class="inline-field">Reserve, %
        <input type="number" min={0} max={99} step={1} value={String(reserveOf(param('reserve')))} data-testid="reserve" onChange={(event) => setParams({ reserve: event.currentTarget.value, id: undefined })} />
      </label>
      <span class="outlook-checks" role="group" aria-label="Demand">
        {demands.map(({ id, tenant, workKind }) => <Check key={id} label={`${tenant}: ${workKind}`} on={!off.includes(id)} testId={`demand-${id}`} change={() => { setParams({ id: undefined }); toggleWord('off', id); }} />)}
      </span>
      <a href="/outlook/demand" data-testid="to-demand">Demand: history, forecast and back-test</a>
    </section>
  );
}

/** To the row of what binds first, which has the focus then. */
function toFirst(event: MouseEvent): void {
  event.preventDefault();
  const row = document.getElementById(FIRST_DOMAIN);
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
}

function Days({ kept }: { kept: KeptOutlook }) {
  const { outlook, later } = kept.answer;
  const told = later ?? outlook;
  const note = (day: 'p50' | 'p90') => (later ? `${movedText(outlook.exhaustion[day], later.exhaustion[day])}; as planned ${dayText(outlook.exhaustion[day], outlook.to)}` : undefined);
  const first = told.domains.reduce((most, its) => (its.bindsFirstRatio > (most?.bindsFirstRatio ?? 0) ? its : most), undefined as (typeof told.domains)[number] | undefined);
  return (
    <dl class="figures outlook-figures" data-testid="outlook-figures">
      <Figure testId="p90" label="Lasts in nine of ten until (P90)" value={dayText(told.exhaustion.p90, told.to)} note={note('p90') ?? 'the first day by which a tenth of all draws have run out'} />
      <Figure testId="p50" label="Runs out in half of all (P50)" value={dayText(told.exhaustion.p50, told.to)} note={note('p50') ?? `${percent(told.exhaustion.withinRatio)} of all draws run out within the horizon`} />
      <Figure testId="first" label="Binds first" value={first ? (first.gpuType ? `${first.gpuType} GPUs` : 'power') : 'nothing'} note={first ? <><a href={`#${FIRST_DOMAIN}`} data-testid="first-link" onClick={toFirst}>for {first.profileIds.join(', ')}</a>; in {percent(first.bindsFirstRatio)} of all draws</> : 'within the horizon'} />
    </dl>
  );
}

function ChartPanel({ resource }: { resource: Resource<KeptOutlook> }) {
  const kept = resource.data;
  const told: Told | undefined = kept && (kept.answer.later ?? kept.answer.outlook);
  const asTable = hasWord('table', 'outlook');
  return (
    <Panel<KeptOutlook>
      id="outlook" title="Supply and demand" className="list-panel" resource={resource}
      note={told && `${told.drawCount} draws, seed ${told.seed}, ${told.reservePermille / 10} % in reserve; the band is P10 to P90 of demand, dashed is not signed`}
      tools={kept && told && <><TableToggle panel="outlook" /><ExportMenu panel="outlook" dataset={() => pointsDataset(kept.id, told)} url={capacityUrls.outlook(kept.id)} /></>}
    >
      {(data) => {
        const shown = data.answer.later ?? data.answer.outlook;
        return asTable
          ? <DataTable panel="outlook" data={pointsDataset(data.id, shown)} label="Supply and demand by month" />
          : (
            <OutlookChart
              told={shown} steps={data.steps}
              apply={(step, moved) => {
                const drafts = draftsOf(param('drafts'));
                setDrafts(withDraft(drafts, draftOf(step, moved, drafts.find(({ stepId }) => stepId === step.id))));
              }}
            />
          );
      }}
    </Panel>
  );
}

/** When the megawatts run out, and what moves that day. */
export function OutlookPage() {
  const id = param('id');
  const question = questionOf({
    without: param('without'), off: param('off'), site: param('site'), reserve: param('reserve'), seed: param('seed'), drafts: param('drafts'),
  });
  const plan = useResource<CapacityPlan>('capacity-plan', (signal) => capacityApi.plan(signal));
  const kept = useResource<KeptOutlook>(id ? `kept ${id}` : `asked ${JSON.stringify(question)}`, (signal) => (id ? capacityApi.outlook(id, signal) : capacityApi.ask(question, signal)), true);
  const isNone = kept.error?.status === 404 && !id;
  const path = () => location.pathname + location.search;
  return (
    <>
      <TopBar title="Outlook">
        {kept.data && (
          <Share
            frozen={() => `/outlook?id=${encodeURIComponent(kept.data?.id ?? '')}`} live={path}
            notes={{ frozen: 'this outlook, as it was answered', live: 'the same question of the newest plan' }}
          />
        )}
      </TopBar>
      <main class="page outlook" data-testid="outlook">
        {plan.data && <Bar plan={plan.data} />}
        {id && kept.data && (
          <p class="outlook-frozen muted" data-testid="outlook-frozen">
            As it was answered on {dateTime(Date.parse(kept.data.createdAt), 'UTC')} UTC, of version {kept.data.planVersion} of the plan. <a href="/outlook">Ask anew</a>
          </p>
        )}
        {kept.data && !kept.error && <Days kept={kept.data} />}
        {isNone ? (
          <Panel<KeptOutlook> id="outlook" title="Supply and demand" resource={{ ...kept, error: undefined, data: kept.data ?? ({} as KeptOutlook) }} empty={{ title: 'There is no capacity plan yet', body: <p>PUT one to {capacityUrls.plan}; <code>megawatt outlook --demo --document</code> prints one to begin with.</p> }}>{() => null}</Panel>
        ) : (
          <>
            {!id && plan.data && isAskedOtherwise(question) && mayForAll('plans:write') && <SaveScenario plan={plan.data.document} question={question} />}
            <ChartPanel resource={kept} />
            <TargetPanel resource={kept} />
            <DomainsPanel resource={kept} />
            <HeadroomPanel resource={kept} />
            <StepsPanel resource={kept} />
          </>
        )}
      </main>
    </>
  );
}
