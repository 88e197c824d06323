import { useEffect } from 'preact/hooks';
import { modelApi, modelUrls, type MeasuredModel, type ModelComparison, type ModelMeasurements } from '../api/models';
import { useResource, type Resource } from '../api/resource';
import { serviceApi } from '../api/services';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Icon } from '../shell/icons';
import { screenKeys } from '../shell/keyboard';
import { Panel } from '../shell/panel';
import { hasWord, param, params, setParams } from '../shell/router';
import { TopBar } from '../shell/topbar';
import { gpuOf, gpuTypesOf, metricOf, metrics, modelsOf, MOST_MODELS, namesText, pairOf, pickedOf, questionOf, SEVERAL, taskOf, tasksOf } from './address';
import { AssumptionsPanel } from './assumptionspanel';
import { Bars } from './bars';
import { DuelPanel } from './duelpanel';
import { HeadroomPanel } from './headroompanel';
import { MovePanel } from './movepanel';
import { Slopes } from './slopes';
import { Pick } from './typedfield';
import { comparisonDataset, rankingOf } from './words';

const metricNow = () => metricOf(params.peek().get('metric') ?? undefined, 'tasks-per-mwh');
const metricBefore = () => metricOf(params.peek().get('against') ?? undefined, 'quality');

function flip(): void {
  setParams({ metric: metricBefore(), against: metricNow() });
}

/** As many as one comparison may name. */
const MOST_SERVICES = 500;
const MOST_JOBS = 500;

const named = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }));

function ModelChecks({ all }: { all: readonly MeasuredModel[] }) {
  const picked = pickedOf(all, param);
  const change = (name: string, on: boolean) => setParams({ models: namesText(on ? [...picked, name] : picked.filter((its) => its !== name)) || 'none' });
  return (
    <span class="outlook-checks" role="group" aria-label="Models">
      {modelsOf(all, param).map((name) => (
        <label key={name} class="inline-check">
          <input
            type="checkbox" checked={picked.includes(name)} disabled={!picked.includes(name) && picked.length >= MOST_MODELS} data-testid={`model-${name}`}
            onChange={(event) => change(name, event.currentTarget.checked)}
          /> {name}
        </label>
      ))}
    </span>
  );
}

/** Which models, at what, by which question. */
function Bar({ all }: { all: readonly MeasuredModel[] }) {
  const options = metrics.map(({ word, label }) => ({ value: word, label }));
  return (
    <section class="finance-bar model-bar" aria-label="What is compared">
      <Pick label="Task" name="task" value={taskOf(all, param)} options={[...named(tasksOf(all)), ...(tasksOf(all).length > 1 ? [{ value: SEVERAL, label: 'a mix of tasks' }] : [])]} />
      <Pick label="Served by" name="gpu" value={gpuOf(all, param) ?? ''} options={[{ value: '', label: 'what takes the least energy' }, ...named(gpuTypesOf(all, param))]} />
      <Pick label="By" name="metric" value={metricOf(param('metric'), 'tasks-per-mwh')} options={options} />
      <button type="button" class="button primary" data-testid="flip" title="Flip the metric (f)" onClick={flip}><Icon name="ways" /> Flip the metric</button>
      <Pick label="instead of" name="against" value={metricOf(param('against'), 'quality')} options={options} />
      <ModelChecks all={all} />
    </section>
  );
}

function RankingPanel({ resource }: { resource: Resource<ModelComparison> }) {
  const its = resource.data;
  const ranking = its && rankingOf(its, its.flip.after);
  return (
    <Panel<ModelComparison>
      id="ranking" title={ranking ? `By ${ranking.name}` : 'Ranking'} className="list-panel" resource={resource}
      note={its && ranking && `${its.task}; in ${ranking.unit}; ${ranking.isMoreBetter ? 'more' : 'less'} is better`}
      tools={its && <><TableToggle panel="ranking" /><ExportMenu panel="ranking" dataset={() => comparisonDataset(its)} url={modelUrls.comparisons} method="POST" /></>}
    >
      {(data) => {
        const now = rankingOf(data, data.flip.after);
        if (hasWord('table', 'ranking')) return <DataTable panel="ranking" data={comparisonDataset(data)} label="Models by the metric" />;
        return now && <Bars ranking={now} />;
      }}
    </Panel>
  );
}

function FlipPanel({ resource }: { resource: Resource<ModelComparison> }) {
  return (
    <Panel<ModelComparison> id="flip" title="What the question changes" className="list-panel" resource={resource} note="ranks before and after">
      {(its) => (
        <>
          <p class="model-winner" data-testid="flip-words" aria-live="polite">{its.flip.words}</p>
          <Slopes its={its} />
          {its.late.map((words) => <p key={words} class="model-winner" data-testid="late"><Icon name="warn" size={13} /> Too slow: {words}</p>)}
        </>
      )}
    </Panel>
  );
}

function Compared({ all }: { all: readonly MeasuredModel[] }) {
  const services = useResource('services of the fleet', (signal) => serviceApi.services({ pageSize: MOST_SERVICES }, signal));
  const ids = (services.data?.items ?? []).filter(({ forecast }) => forecast !== undefined).map(({ id }) => id);
  const workloads = useResource('jobs of the plan', (signal) => modelApi.workloads({ pageSize: MOST_JOBS }, signal));
  const jobs = (workloads.data?.items ?? []).map(({ jobId }) => jobId);
  const question = questionOf(all, param, ids, jobs);
  const its = useResource<ModelComparison>(question && JSON.stringify(question), (signal) => modelApi.compare(question!, signal), true);
  const picked = pickedOf(all, param);
  const gpu = gpuOf(all, param);
  if (!question) {
    return <Panel<object> id="ranking" title="Ranking" resource={{ ...its, loading: false, error: undefined, data: {} }} empty={{ title: 'Pick two models at least', body: <p>A ranking needs two models that were measured at every task.</p> }}>{() => null}</Panel>;
  }
  return (
    <>
      {its.data && its.error && <p class="model-refused" role="alert" data-testid="refused"><Icon name="error" size={14} /> {its.error.title}: {its.error.detail}</p>}
      <div class="model-pair">
        <RankingPanel resource={its} />
        <FlipPanel resource={its} />
      </div>
      <AssumptionsPanel resource={its} picked={picked} tasks={taskOf(all, param) === SEVERAL ? tasksOf(all) : []} gpuTypes={gpu !== undefined ? [gpu] : gpuTypesOf(all, param)} />
      <DuelPanel resource={its} picked={picked} pair={pairOf(picked, param)} />
      <HeadroomPanel resource={its} />
      <MovePanel resource={its} services={ids} jobs={jobs} unsaidCount={workloads.data?.unsaidCount ?? 0} />
    </>
  );
}

/** Which model is the best depends on the question: models beside each other by several. */
export function ComparePage() {
  const known = useResource<ModelMeasurements>('model-measurements', (signal) => modelApi.measurements(signal));
  useEffect(() => {
    screenKeys.value = { flip };
    return () => (screenKeys.value = {});
  }, []);
  const isNone = known.error?.status === 404;
  return (
    <>
      <TopBar title="Models compared" />
      <main class="page models" data-testid="models">
        {known.data && (
          <>
            <Bar all={known.data.models} />
            <Compared all={known.data.models} />
          </>
        )}
        {!known.data && (
          <Panel<ModelMeasurements>
            id="ranking" title="Ranking" resource={isNone ? { ...known, error: undefined, data: {} as ModelMeasurements } : known}
            empty={isNone ? { title: 'No model has been measured yet', body: <p>PUT a table of measurements to {modelUrls.measurements}, and one of accepted answers to {modelUrls.qualities}.</p> } : undefined}
          >{() => null}</Panel>
        )}
      </main>
    </>
  );
}
