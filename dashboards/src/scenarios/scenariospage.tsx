import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { capacityApi, type CapacityPlan } from '../api/capacity';
import { asRequestError } from '../api/http';
import { useResource, type Resource } from '../api/resource';
import { scenarioApi, scenarioUrls, type Column, type Comparison, type DeletedScenario, type ScenarioState } from '../api/scenarios';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { DataTable } from '../charts/datatable';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { Share } from '../shell/share';
import { TopBar } from '../shell/topbar';
import { idsOf, PLAN } from './address';
import { BinList } from './binlist';
import { CompareTable } from './comparetable';
import { columnNames, comparisonDataset, linesDataset, rowsOf } from './dataset';
import { editedOf } from './draft';
import { Editor } from './editor';
import { Lines } from './lines';
import { ListPanel } from './listpanel';
import { ordered } from './order';
import { isOpen, rowId, rowLabel } from './words';
import { WeeksPanel } from './weekspanel';

const POLL_MS = 1_000;

function Warnings({ columns }: { columns: readonly Column[] }) {
  const names = columnNames(columns);
  const all = columns.flatMap(({ warnings }, at) => warnings.map((text) => `${names[at]}: ${text}`));
  if (all.length === 0) return null;
  return (
    <div role="status">
      <ul class="scenario-warnings" data-testid="scenario-warnings">
        {all.map((text) => <li key={text}><Icon name="warn" size={13} /> {text}</li>)}
      </ul>
    </div>
  );
}

function Order({ columns }: { columns: readonly Column[] }) {
  return (
    <label class="inline-field">Order of columns
      <select value={param('by') ?? ''} data-testid="order" onChange={(event) => setParams({ by: event.currentTarget.value || undefined })}>
        <option value="">as they were chosen</option>
        {rowsOf(columns).map((row) => <option key={rowId(row)} value={rowId(row)}>{rowLabel(row)}</option>)}
      </select>
    </label>
  );
}

interface CompareProps {
  resource: Resource<Comparison>;
  ids: readonly string[];
}

function ComparePanels({ resource, ids }: CompareProps) {
  const columns = ordered(resource.data?.columns ?? [], param('by'));
  const url = scenarioUrls.comparison(ids);
  const empty = ids.length === 0 ? { title: 'Nothing is chosen', body: <p>Choose up to four scenarios in the list.</p> } : undefined;
  const noFigures = resource.data && columns.every(({ points }) => points.length === 0) ? { title: 'Nothing has been run yet' } : undefined;
  return (
    <>
      <Panel<Comparison>
        id="comparison" title="Differences" className="list-panel" resource={resource} empty={empty}
        note="against the first column; later and more is better of days, supply and headroom, less of the others"
        bar={columns.length > 2 && <Order columns={columns} />}
        tools={columns.length > 0 && <ExportMenu panel="comparison" dataset={() => comparisonDataset(columns)} url={url} />}
      >
        {() => <><Warnings columns={columns} /><CompareTable columns={columns} ids={ids} /></>}
      </Panel>
      {!empty && <WeeksPanel resource={resource} columns={columns} url={url} />}
      <Panel<Comparison>
        id="lines" title="Demand and supply" className="list-panel" resource={resource} empty={empty ?? noFigures}
        tools={columns.length > 0 && <><TableToggle panel="lines" /><ExportMenu panel="lines" dataset={() => linesDataset(columns)} url={url} /></>}
      >
        {() => (hasWord('table', 'lines')
          ? <DataTable panel="lines" data={linesDataset(columns)} label="Demand and supply of the scenarios by month" />
          : <Lines columns={columns} />)}
      </Panel>
    </>
  );
}

/** What was deleted last, and what was compared then. */
interface Deleted {
  id: string;
  name: string;
  ids: readonly string[];
}

const NOTHING: Comparison = { columns: [] };

/** Other futures beside each other, told by their differences. */
export function ScenariosPage() {
  const all = useResource<{ items: ScenarioState[] }>('scenarios', (signal) => scenarioApi.all(signal));
  const bin = useResource<{ items: DeletedScenario[] }>('deleted scenarios', (signal) => scenarioApi.deleted(signal));
  const plan = useResource<CapacityPlan>('capacity-plan', (signal) => capacityApi.plan(signal));
  const asItIs = useResource<ScenarioState>('scenario of the plan', (signal) => scenarioApi.one(PLAN, signal));
  const known = all.data?.items.map(({ scenario }) => scenario) ?? [];
  const chosen = param('ids');
  const ids = idsOf(chosen, known.map(({ id }) => id));
  const compared = useResource<Comparison>(
    chosen === undefined && !all.data ? undefined : `compare ${ids.join(',')}`,
    (signal) => (ids.length === 0 ? Promise.resolve(NOTHING) : scenarioApi.compare(ids, signal)), true,
  );
  const problem = useSignal<string | undefined>(undefined);
  const deleted = useSignal<Deleted | undefined>(undefined);
  const isBusy = [...(asItIs.data ? [asItIs.data] : []), ...(all.data?.items ?? []), ...(compared.data?.columns ?? [])].some(({ run }) => isOpen(run));
  const reload = () => {
    all.reload();
    asItIs.reload();
    compared.reload();
  };
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(reload, POLL_MS);
    return () => clearTimeout(timer);
  }, [isBusy, all.receivedAt, compared.receivedAt]);

  async function act(work: Promise<unknown>, done: string): Promise<void> {
    try {
      await work;
      problem.value = undefined;
      notify(done);
    } catch (failure) {
      const error = asRequestError(failure);
      problem.value = `${error.title}: ${error.detail}`;
    }
    reload();
    bin.reload();
  }
  async function remove(id: string): Promise<void> {
    // First: what is gone cannot be compared.
    if (ids.includes(id)) setParams({ ids: ids.filter((it) => it !== id).join(',') });
    const name = known.find((its) => its.id === id)?.name ?? id;
    deleted.value = undefined;
    await act(scenarioApi.remove(id).then(() => (deleted.value = { id, name, ids })), 'The scenario is deleted');
  }
  async function undo(its: Deleted): Promise<void> {
    await act(scenarioApi.restore(its.id).then(() => {
      deleted.value = undefined;
      if (its.ids.includes(its.id)) setParams({ ids: its.ids.join(',') });
    }), `${its.name} is there again`);
  }

  async function bringBack(id: string, name: string | undefined): Promise<void> {
    await act(scenarioApi.restore(id, name).then(() => {
      if (deleted.value?.id === id) deleted.value = undefined;
    }), 'The scenario is there again');
  }

  const mayChange = mayForAll('plans:write');
  const edited = mayChange ? editedOf(param('edit'), known) : undefined;
  const frozen = () => `/scenarios?ids=${(compared.data?.columns ?? []).map(({ id, resultRunId }) => resultRunId ?? id).join(',')}`;
  const live = () => `/scenarios?ids=${ids.map((id) => compared.data?.columns.find((it) => it.id === id)?.scenarioId ?? id).join(',')}`;
  const noPlan = plan.error?.status === 404;
  return (
    <>
      <TopBar title="Scenarios">
        {compared.data && <Share frozen={frozen} live={live} notes={{ frozen: 'these runs, as they were answered', live: 'the newest run of each scenario' }} />}
      </TopBar>
      <main class="page outlook" data-testid="scenarios">
        {problem.value && <p class="field-problem" role="alert" data-testid="scenario-error">{problem.value}</p>}
        {noPlan && <p class="muted">There is no capacity plan yet: <a href="/outlook">how to bring one</a>.</p>}
        {deleted.value && (
          <p class="scenario-undo" role="status" data-testid="scenario-deleted">
            {deleted.value.name} is deleted with its runs. <button type="button" class="button small" data-testid="scenario-undo" onClick={() => deleted.value && void undo(deleted.value)}>Undo</button>
          </p>
        )}
        <ListPanel
          resource={all} planRun={asItIs.data?.run} ids={ids} mayChange={mayChange && !noPlan}
          run={(id) => void act(scenarioApi.run(id), 'It runs')}
          cancel={(id, run) => void act(scenarioApi.cancel(id, run), 'The run is cancelled')}
          remove={(id) => void remove(id)}
        />
        <BinList items={bin.data?.items ?? []} names={known.map(({ name }) => name)} mayChange={mayChange} restore={(id, name) => void bringBack(id, name)} />
        {edited && plan.data && (
          <section class="panel" aria-label={edited.changed ? 'Change a scenario' : 'A new scenario'}>
            <Editor
              key={param('edit')} edited={edited} plan={plan.data.document} close={() => setParams({ edit: undefined })}
              saved={({ scenario }) => {
                notify(`${scenario.name} is kept`);
                setParams({ edit: undefined });
                void act(scenarioApi.run(scenario.id), 'It runs');
              }}
            />
          </section>
        )}
        {!noPlan && <ComparePanels resource={compared} ids={ids} />}
      </main>
    </>
  );
}
