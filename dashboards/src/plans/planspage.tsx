import { api } from '../api/client';
import type { Page, PlanSummary, ScenarioSummary } from '../api/types';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { isNewer } from '../shell/running';
import { TableBox } from '../shell/tablebox';
import { TopBar } from '../shell/topbar';
import { count, money, moneyExact, percent, power } from '../units/format';
import { dateTime } from '../units/zone';
import { NewPlan } from './newplan';
import { Upload } from './upload';

function PlanRow({ plan }: { plan: PlanSummary }) {
  return (
    <tr>
      <td><a href={`/schedule?plan=${encodeURIComponent(plan.id)}`}>{dateTime(Date.parse(plan.createdAt), 'UTC')}</a></td>
      <td>{plan.scenarioName}</td>
      <td class="number" title={moneyExact(plan.objectiveCostMinor, plan.currency)}>{money(plan.objectiveCostMinor, plan.currency)}</td>
      <td class="number">{plan.gapRatio === undefined ? '–' : percent(plan.gapRatio)}</td>
      <td class="number">{count(plan.placedCount)}</td>
      <td class="number">{count(plan.unplacedCount)}</td>
      <td class="number">{count(plan.seconds)} s</td>
      <td class="number">{String(plan.seed)}</td>
      <td>{plan.operationId && <a href={`/operations/${plan.operationId}`}>Solver run</a>}</td>
    </tr>
  );
}

function ScenarioRow({ scenario }: { scenario: ScenarioSummary }) {
  const limit = scenario.sites.reduce((sum, site) => sum + site.limitW, 0);
  return (
    <tr>
      <td>{scenario.name}</td>
      <td>{dateTime(Date.parse(scenario.startsAt), 'UTC', true)}</td>
      <td class="number">{count(scenario.slotCount)} × {scenario.slotMinutes} min</td>
      <td class="number" title={scenario.sites.map((site) => `${site.id} ${power(site.limitW)}`).join(', ')}>{count(scenario.siteCount)}</td>
      <td class="number">{power(limit)}</td>
      <td class="number">{count(scenario.gpuCount)}</td>
      <td class="number">{count(scenario.jobCount)}</td>
      <td>
        <button type="button" class="button small" data-testid="plan-this" onClick={() => setParams({ new: scenario.id })}>
          Plan this
        </button>
      </td>
    </tr>
  );
}

export function PlansPage() {
  const plans = usePages<PlanSummary>('plans', (pageToken) => api.plans({ pageSize: 50, pageToken }));
  const scenarios = usePages<ScenarioSummary>('scenarios', (pageToken) => api.scenarios({ pageSize: 50, pageToken }));
  const asked = param('new');
  return (
    <>
      <TopBar title="Plans">
        <button
          type="button" class="button primary" data-testid="new-plan" disabled={scenarios.items.length === 0}
          onClick={() => setParams({ new: scenarios.items[0]?.id })}
        >
          New plan
        </button>
      </TopBar>
      <main class="page" data-testid="plans">
        {asked && scenarios.items.length > 0 && <NewPlan key={asked} scenarios={scenarios.items} chosen={asked} />}
        <Panel<Page<PlanSummary>>
          id="plans" title="Plans" resource={plans.resource} className="list-panel" note="newest first, times in UTC"
          tools={
            isNewer(plans.items[0]) && (
              <button type="button" class="button small" data-testid="show-new" onClick={plans.resource.reload}>
                Show the new plan
              </button>
            )
          }
          empty={
            plans.items.length > 0 ? undefined : {
              title: 'No plan has been made yet',
              body: <p>{scenarios.items.length > 0 ? 'Choose “Plan this” at a scenario below.' : 'Upload a scenario below, then plan it.'}</p>,
            }
          }
        >
          {() => (
            <TableBox label="Plans made">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Made</th><th scope="col">Scenario</th><th scope="col" class="number">Objective</th>
                    <th scope="col" class="number">Gap</th><th scope="col" class="number">Placed</th>
                    <th scope="col" class="number">Unplaced</th><th scope="col" class="number">Budget</th>
                    <th scope="col" class="number">Seed</th><th scope="col">Course</th>
                  </tr>
                </thead>
                <tbody>{plans.items.map((plan) => <PlanRow key={plan.id} plan={plan} />)}</tbody>
              </table>
              <MorePages pages={plans} />
            </TableBox>
          )}
        </Panel>
        <Panel<Page<ScenarioSummary>>
          id="scenarios" title="Scenarios" resource={scenarios.resource} className="list-panel"
          note="what a plan is made from" tools={<Upload done={scenarios.resource.reload} />}
          empty={
            scenarios.items.length > 0 ? undefined : {
              title: 'No scenario has been uploaded yet',
              body: <p>A scenario names the sites, their limits in MW, the pools and the jobs. Upload one as JSON or YAML.</p>,
            }
          }
        >
          {() => (
            <TableBox label="Scenarios uploaded">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Name</th><th scope="col">Starts</th><th scope="col" class="number">Slots</th>
                    <th scope="col" class="number">Sites</th><th scope="col" class="number">Grid limit</th>
                    <th scope="col" class="number">GPUs</th><th scope="col" class="number">Jobs</th>
                    <th scope="col"><span class="visually-hidden">Action</span></th>
                  </tr>
                </thead>
                <tbody>{scenarios.items.map((scenario) => <ScenarioRow key={scenario.id} scenario={scenario} />)}</tbody>
              </table>
              <MorePages pages={scenarios} />
            </TableBox>
          )}
        </Panel>
      </main>
    </>
  );
}
