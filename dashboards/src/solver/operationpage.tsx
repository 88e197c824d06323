import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api } from '../api/client';
import { address } from '../api/http';
import { useResource } from '../api/resource';
import type { Operation, Progress } from '../api/types';
import { DataTable } from '../charts/datatable';
import type { Chart } from '../charts/echart';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { palette } from '../charts/palette';
import { chartPicture, type KeyEntry } from '../charts/pictures';
import { Icon } from '../shell/icons';
import { LiveDot, PauseButton } from '../shell/live';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { Share } from '../shell/share';
import { TopBar } from '../shell/topbar';
import { duration } from '../units/format';
import { isoInstant } from '../units/range';
import { OperationActions } from './actions';
import { hasEnded, useOperation, type OperationView } from './operationstore';
import { progressDataset } from './progressdataset';
import { SolverChart } from './solverchart';
import { SolverFigures } from './solverfigures';
import { StateBadge } from './statebadge';

const STALE_AFTER_MS = 20_000;

/** Since when nothing has come, once that is too long for a running search. */
function useStale({ operation, lastEventAt, paused }: OperationView): number | undefined {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  const quiet = now - lastEventAt > STALE_AFTER_MS;
  return operation?.state === 'Running' && quiet && !paused ? lastEventAt : undefined;
}

function emptyText(operation: Operation): string {
  if (operation.state === 'Queued') return 'No plan yet: waiting for the run before it to end';
  return hasEnded(operation) ? 'The run ended before it had a plan' : 'No plan yet';
}

function budgetOf(points: readonly Progress[], operation: Operation | undefined): number | undefined {
  const progress = operation?.progress ?? points[points.length - 1];
  const fraction = progress?.fractionRatio;
  if (!progress || !fraction || hasEnded(operation)) return undefined;
  return Math.round(progress.elapsedSeconds / fraction);
}

function courseKey(): KeyEntry[] {
  const { accent, training, fineTuning } = palette.peek();
  return [
    { label: 'Best, EUR', colour: accent },
    { label: 'Bound, EUR', colour: training },
    { label: 'Moves per second', colour: fineTuning },
  ];
}

function CourseTools({ view, chart }: { view: OperationView; chart: { current: Chart | undefined } }) {
  const { operation, points } = view;
  const whole = param('range') === 'all';
  const id = operation?.id ?? '';
  const picture = chartPicture(() => chart.current, courseKey);
  return (
    <>
      <button
        type="button" class="button small" aria-pressed={whole} data-testid="whole-range"
        onClick={() => setParams({ range: whole ? undefined : 'all' })}
      >
        From the first plan
      </button>
      <TableToggle panel="course" />
      <ExportMenu
        panel="course" dataset={() => progressDataset(id, points)}
        url={address(`/operations/${id}/history`)}
        picture={hasWord('table', 'course') ? undefined : picture}
      />
    </>
  );
}

export function OperationPage({ id }: { id: string }) {
  const view = useOperation(id);
  const { operation, points, resource } = view;
  const chart = useRef<Chart | undefined>(undefined);
  const stale = useStale(view);
  const scenarioId = operation?.scenarioId;
  const scenario = useResource(scenarioId, (signal) => api.scenario(scenarioId ?? '', signal));
  const dataset = useMemo(() => progressDataset(id, points), [id, points]);
  const here = `/operations/${id}${location.search}`;
  const empty = operation && points.every((point) => point.bestCostMinor === undefined)
    ? { title: emptyText(operation), body: !hasEnded(operation) && <p>{operation.progress?.message}</p> }
    : undefined;
  return (
    <>
      <TopBar title="Solver run">
        {!hasEnded(operation) && <LiveDot state={view.live} />}
        {!hasEnded(operation) && <PauseButton paused={view.paused} set={view.setPaused} />}
        <Share
          frozen={() => here} live={() => here}
          notes={{ frozen: 'This run, which keeps its course', live: 'This run as it goes on' }}
        />
      </TopBar>
      <main class="page solver" data-testid="operation">
        <div class="solver-head">
          <div class="solver-title">
            <h2>{scenario.data?.name ?? 'Plan'}</h2>
            {operation && <StateBadge state={operation.state} />}
            {operation?.cancelRequestedAt && !hasEnded(operation) && <span class="badge">stopping</span>}
            <span class="muted">{id}</span>
          </div>
          {operation && <OperationActions operation={operation} changed={resource.reload} />}
        </div>
        {operation && <SolverFigures operation={operation} points={points} />}
        {operation?.problem && (
          <div class="problem" role="alert" data-testid="problem">
            <Icon name="error" size={18} />
            <div>
              <b>{operation.problem.title ?? 'The run failed'}</b>
              <p>{operation.problem.detail}</p>
              <ul>
                {(operation.problem.errors ?? []).slice(0, 3).map((error, at) => (
                  <li key={at}><code>{error.pointer}</code> {error.detail}</li>
                ))}
              </ul>
            </div>
          </div>
        )}
        <Panel<Operation>
          id="course" title="Course of the search" className="course-panel"
          note={
            <span class="course-legend">
              <i class="swatch best" />Best, EUR
              <i class="swatch bound" />Bound, EUR
              <i class="swatch moves" />Moves per second
            </span>
          }
          resource={{ ...resource, data: operation }} staleSince={stale} empty={empty}
          tools={<CourseTools view={view} chart={chart} />}
        >
          {() =>
            hasWord('table', 'course') ? (
              <DataTable panel="course" data={dataset} label="Course of the search" />
            ) : (
              <SolverChart
                points={points} budgetSeconds={budgetOf(points, operation)}
                wholeRange={param('range') === 'all'} chart={(made) => (chart.current = made)}
              />
            )
          }
        </Panel>
        {operation && (
          <p class="solver-foot muted">
            {operation.startedAt && <>Started {isoInstant(Date.parse(operation.startedAt))}. </>}
            {operation.finishedAt && operation.startedAt && (
              <>Took {duration((Date.parse(operation.finishedAt) - Date.parse(operation.startedAt)) / 1000)}. </>
            )}
            {!hasEnded(operation) && 'The run goes on when this page is closed.'}
          </p>
        )}
      </main>
    </>
  );
}
