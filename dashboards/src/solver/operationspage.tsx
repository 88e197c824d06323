import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import { useResource } from '../api/resource';
import type { Operation, Page } from '../api/types';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { TopBar } from '../shell/topbar';
import { count, duration, money, moneyExact, percent, percentWhole } from '../units/format';
import { dateTime } from '../units/zone';
import { hasEnded } from './operationstore';
import { StateBadge } from './statebadge';

const REFRESH_MS = 5_000;

function Row({ operation, scenarioName }: { operation: Operation; scenarioName: string }) {
  const { progress } = operation;
  const best = progress?.bestCostMinor;
  const planId = operation.result?.planId;
  return (
    <tr>
      <td><a href={`/operations/${operation.id}`}>{dateTime(Date.parse(operation.createdAt), 'UTC')}</a></td>
      <td><StateBadge state={operation.state} /></td>
      <td>{scenarioName}</td>
      <td class="number" title={best === undefined ? undefined : moneyExact(best, 'EUR')}>
        {best === undefined ? '–' : money(best, 'EUR')}
      </td>
      <td class="number">{progress?.gapRatio === undefined ? '–' : percent(progress.gapRatio)}</td>
      <td class="number">{progress ? count(progress.placedCount) : '–'}</td>
      <td class="number">
        {progress ? duration(progress.elapsedSeconds) : '–'}
        {!hasEnded(operation) && progress?.fractionRatio !== undefined && (
          <span class="muted"> {percentWhole(progress.fractionRatio)}</span>
        )}
      </td>
      <td>{planId ? <a href={`/schedule?plan=${encodeURIComponent(planId)}`}>Schedule</a> : ''}</td>
    </tr>
  );
}

export function OperationsPage() {
  const pages = usePages<Operation>('operations', (pageToken) => api.operations({ pageSize: 50, pageToken }));
  const scenarios = useResource('names', (signal) => api.scenarios({ pageSize: 200 }, signal));
  const names = new Map(scenarios.data?.items.map((scenario) => [scenario.id, scenario.name]));
  const busy = pages.items.some((operation) => !hasEnded(operation));
  useEffect(() => {
    if (!busy) return;
    const timer = window.setInterval(() => !document.hidden && pages.resource.reload(), REFRESH_MS);
    return () => window.clearInterval(timer);
  }, [busy]);
  return (
    <>
      <TopBar title="Solver runs" />
      <main class="page" data-testid="operations">
        <Panel<Page<Operation>>
          id="operations" title="Runs" resource={pages.resource} className="list-panel"
          note="newest first, times in UTC"
          empty={
            pages.items.length > 0 ? undefined : {
              title: 'The solver has not run yet',
              body: <a class="button primary" href="/plans">Start a plan</a>,
            }
          }
        >
          {() => (
            <TableBox label="Runs of the solver">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Asked for</th><th scope="col">State</th><th scope="col">Scenario</th>
                    <th scope="col" class="number">Best</th><th scope="col" class="number">Gap</th>
                    <th scope="col" class="number">Placed</th><th scope="col" class="number">Time spent</th>
                    <th scope="col">Plan</th>
                  </tr>
                </thead>
                <tbody>
                  {pages.items.map((operation) => (
                    <Row
                      key={operation.id} operation={operation}
                      scenarioName={names.get(operation.scenarioId) ?? operation.scenarioId}
                    />
                  ))}
                </tbody>
              </table>
              <MorePages pages={pages} />
            </TableBox>
          )}
        </Panel>
      </main>
    </>
  );
}
