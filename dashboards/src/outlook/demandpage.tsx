import { capacityApi, type CapacityPlan } from '../api/capacity';
import { demandApi, demandParts, demandUrls, type DemandForecasts, type ForecastGroup } from '../api/demand';
import { useReloadWhile, useResource, type Resource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { TopBar } from '../shell/topbar';
import { percent } from '../units/format';
import { AdoptForm } from './adoptform';
import { BackTestPanel } from './backtestpanel';
import { aheadOf, coverageText, groupDataset, kw, lastMean, modelText, partLabels, partsOf, reachText, tooShortText, waitingText } from './demandwords';
import { FanChart, FanKey } from './fanchart';


const AGAIN_WHILE_EMPTY_MS = 5_000;
/** Forecasting takes the service seconds. */
const AGAIN_MS = 60_000;

/** The mean of a column of the forecast's last days, which are the hardest to say. */
function lastOf(its: ForecastGroup, of: 'p10Kw' | 'p50Kw' | 'p90Kw'): number {
  return lastMean((its.forecast?.points ?? []).map((point) => point[of]), 7) ?? 0;
}

function Bar() {
  const parts = partsOf(param('by'));
  return (
    <section class="finance-bar outlook-bar" aria-label="What is told apart">
      <span class="outlook-checks" role="group" aria-label="Told apart by">
        <span>Told apart by</span>
        {demandParts.map((part) => (
          <label key={part} class="inline-check">
            <input type="checkbox" checked={parts.includes(part)} data-testid={`by-${part}`} onChange={(event) => setParams({ by: demandParts.filter((it) => (it === part ? event.currentTarget.checked : parts.includes(it))).join(',') || 'all', group: undefined })} /> {partLabels[part]}
          </label>
        ))}
      </span>
      <label class="inline-field">Days ahead
        <input type="number" min={1} max={1827} step={1} value={String(aheadOf(param('ahead')))} data-testid="ahead" onChange={(event) => setParams({ ahead: event.currentTarget.value })} />
      </label>
      <a href="/outlook">Supply and demand by the plan</a>
    </section>
  );
}

function Row({ its, isShown }: { its: ForecastGroup; isShown: boolean }) {
  const was = lastMean(its.demandKw, 28);
  return (
    <tr class={isShown ? 'draft' : undefined} data-testid="demand-row" data-group={its.group.text}>
      <th scope="row">
        <button type="button" class="button small quiet" aria-pressed={isShown} onClick={() => setParams({ group: its.group.text })}>{its.group.text}</button>
      </th>
      <td class="number">{was === undefined ? '–' : kw(was)}</td>
      <td class="number">{its.forecast ? `${kw(lastOf(its, 'p50Kw'))} (${kw(lastOf(its, 'p10Kw'))} to ${kw(lastOf(its, 'p90Kw'))})` : '–'}</td>
      <td class="demand-cell">{its.forecast ? modelText(its.forecast) : tooShortText(its)}</td>
      <td class="demand-cell">{its.forecast ? coverageText(its.forecast) : '–'}</td>
      <td class="number">{its.assumedProfileRatio === undefined ? '–' : percent(its.assumedProfileRatio)}</td>
      <td class="demand-cell">{its.demandIds.join(', ') || 'none'}</td>
    </tr>
  );
}

function Unknown({ waiting }: { waiting: string }) {
  return (
    <>
      <p>It is counted from the energy that the books have of jobs, day by day.</p>
      <p data-testid="waiting">{waiting ? `${waiting}: demand is here once its days are.` : <>Nothing waits to be booked at the moment. <a href="/finance">What the books have, and what they lack</a>.</>} This page looks again by itself.</p>
    </>
  );
}

function Groups({ resource, shown }: { resource: Resource<DemandForecasts>; shown: ForecastGroup | undefined }) {
  const all = resource.data;
  return (
    <Panel<DemandForecasts>
      id="groups" title="Demand by group" className="list-panel" resource={resource}
      note={all && `means of whole days from ${all.from} on: what jobs used or waited for${all.leftOutGroupCount > 0 ? `; the largest ${all.groups.length}, ${all.leftOutGroupCount} smaller ones are left out` : ''}${waitingText(all.waitingHourCount) && `; ${waitingText(all.waitingHourCount)}, and this looks again by itself`}`}
      empty={all?.groups.length === 0 ? { title: 'No demand is known yet', body: <Unknown waiting={waitingText(all.waitingHourCount)} /> } : undefined}
    >
      {(data) => (
        <TableBox label="Demand by group">
          <table>
            <thead>
              <tr>
                <th scope="col">Group</th><th scope="col" class="number">Last 28 days</th><th scope="col" class="number">Last week of the forecast, P50 (P10 to P90)</th>
                <th scope="col">Model</th><th scope="col">Interval, tried in the past</th><th scope="col" class="number">Profile assumed of</th><th scope="col">In the plan</th>
              </tr>
            </thead>
            <tbody>{data.groups.map((its) => <Row key={its.group.text} its={its} isShown={its === shown} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}

function Shown({ resource, its, plan }: { resource: Resource<DemandForecasts>; its: ForecastGroup; plan: Resource<CapacityPlan> }) {
  const question = { groupBy: partsOf(param('by')), dayCount: aheadOf(param('ahead')) };
  const hasForecast = its.forecast !== undefined;
  return (
    <Panel<DemandForecasts>
      id="demand" title={`History and forecast: ${its.group.text}`} className="list-panel" resource={resource}
      tools={resource.data && <><TableToggle panel="demand" /><ExportMenu panel="demand" dataset={() => groupDataset(resource.data as DemandForecasts, its)} url={demandUrls.forecasts} method="POST" /></>}
    >
      {(all) => (
        <>
          <p class="demand-words" data-testid="reach">{its.forecast ? reachText(its.forecast) : tooShortText(its)}</p>
          {hasWord('table', 'demand')
            ? <DataTable panel="demand" data={groupDataset(all, its)} label={`Demand of ${its.group.text} by day`} />
            : <><FanChart label={`Demand of ${its.group.text} and its forecast`} testId="demand-chart" from={all.from} wasKw={its.demandKw} fan={its.forecast?.points ?? []} /><FanKey was="demand" said="forecast" /></>}
          {hasForecast && plan.data && mayForAll('plans:write') && (
            <AdoptForm key={`${its.group.text} ${plan.data.version}`} its={its} question={question} plan={plan.data} done={() => { plan.reload(); resource.reload(); }} />
          )}
          {hasForecast && plan.data && <p class="muted demand-words" data-testid="plan-version">The capacity plan is at version {plan.data.version}; <a href="/outlook">when the megawatts run out by it</a>.</p>}
        </>
      )}
    </Panel>
  );
}

/** Demand as it was and as it is foretold, and what the planner would have said in the past. */
export function DemandPage() {
  const question = { groupBy: partsOf(param('by')), dayCount: aheadOf(param('ahead')) };
  const forecasts = useResource<DemandForecasts>(`demand ${JSON.stringify(question)}`, (signal) => demandApi.forecasts(question, signal), true);
  const isBehind = forecasts.data !== undefined && (forecasts.data.groups.length === 0 || forecasts.data.waitingHourCount > 0);
  useReloadWhile(forecasts, isBehind, forecasts.data?.groups.length ? AGAIN_MS : AGAIN_WHILE_EMPTY_MS);
  const plan = useResource<CapacityPlan>('capacity-plan', (signal) => capacityApi.plan(signal));
  const groups = forecasts.data?.groups ?? [];
  const shown = groups.find(({ group }) => group.text === param('group')) ?? groups[0];
  return (
    <>
      <TopBar title="Demand" />
      <main class="page outlook" data-testid="demand">
        <Bar />
        <Groups resource={forecasts} shown={shown} />
        {shown && <Shown resource={forecasts} its={shown} plan={plan} />}
        <BackTestPanel />
      </main>
    </>
  );
}
