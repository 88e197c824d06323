import { useSignal } from '@preact/signals';
import type { Resource } from '../api/resource';
import type { Run, ScenarioState } from '../api/scenarios';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { MOST, PLAN, toggledId } from './address';
import { cardText, isOpen, runText } from './words';

export interface Acts {
  run: (id: string) => void;
  cancel: (id: string, run: string) => void;
  remove: (id: string) => void;
}

interface RowProps extends Acts {
  state: ScenarioState;
  ids: readonly string[];
  mayChange: boolean;
}

function Compared({ id, name, ids }: { id: string; name: string; ids: readonly string[] }) {
  const on = ids.includes(id);
  return (
    <input
      type="checkbox" checked={on} disabled={!on && ids.length >= MOST} aria-label={`Compare ${name}`} data-testid={`compare-${id}`}
      onChange={() => setParams({ ids: toggledId(ids, id).join(',') })}
    />
  );
}

function Remove({ name, remove }: { name: string; remove: () => void }) {
  const sure = useSignal(false);
  if (!sure.value) return <button type="button" class="button small quiet" data-testid="scenario-delete" aria-label={`Delete ${name}`} onClick={() => (sure.value = true)}>Delete</button>;
  return (
    <span role="group" aria-label={`Delete ${name} and its runs?`} class="scenario-sure">
      With its runs?
      <button type="button" class="button small" data-testid="scenario-delete-sure" onClick={remove}>Delete it</button>
      <button type="button" class="button small quiet" data-testid="scenario-keep" onClick={() => (sure.value = false)}>Keep it</button>
    </span>
  );
}

function RunState({ run, testId }: { run: Run | undefined; testId: string }) {
  return <td data-testid={testId}>{run?.state === 'Failed' && <Icon name="error" size={12} />} {runText(run)}</td>;
}

function Row({ state: { scenario, run: its }, ids, mayChange, run, cancel, remove }: RowProps) {
  const { id, name, cards } = scenario;
  const editing = param('edit') === id;
  return (
    <tr data-testid="scenario-row" data-scenario={id}>
      <td><Compared id={id} name={name} ids={ids} /></td>
      <th scope="row">{name}</th>
      <td class="scenario-cards">{cards.length === 0 ? 'nothing' : cards.map(cardText).join('; ')}</td>
      <RunState run={its} testId="scenario-run-state" />
      {mayChange && (
        <td class="scenario-acts">
          {its && isOpen(its)
            ? <button type="button" class="button small" data-testid="scenario-cancel" aria-label={`Cancel the run of ${name}`} onClick={() => cancel(id, its.id)}>Cancel</button>
            : <button type="button" class="button small" data-testid="scenario-run" aria-label={`Run ${name}`} onClick={() => run(id)}>Run</button>}
          <button type="button" class="button small quiet" aria-pressed={editing} data-testid="scenario-edit" aria-label={`Change ${name}`} onClick={() => setParams({ edit: editing ? undefined : id })}>Change</button>
          <button type="button" class="button small quiet" data-testid="scenario-clone" aria-label={`Clone ${name}`} onClick={() => setParams({ edit: `copy:${id}` })}>Clone</button>
          <Remove name={name} remove={() => remove(id)} />
        </td>
      )}
    </tr>
  );
}

interface Props extends Acts {
  resource: Resource<{ items: ScenarioState[] }>;
  ids: readonly string[];
  mayChange: boolean;
  /** The newest of the plan as it is. */
  planRun: Run | undefined;
}

/** All scenarios, with which of them are compared and how far their runs are. */
export function ListPanel({ resource, ids, mayChange, planRun, ...acts }: Props) {
  return (
    <Panel<{ items: ScenarioState[] }>
      id="scenarios" title="Scenarios" className="list-panel" resource={resource} note={`up to ${MOST} are compared`}
      tools={mayChange && <button type="button" class="button small" data-testid="scenario-new" onClick={() => setParams({ edit: 'new' })}><Icon name="plus" size={12} /> New scenario</button>}
    >
      {({ items }) => (
        <TableBox label="Scenarios">
          <table>
            <thead><tr><th scope="col">Compare</th><th scope="col">Scenario</th><th scope="col">What changes</th><th scope="col">Run</th>{mayChange && <th scope="col"><span class="visually-hidden">Change it</span></th>}</tr></thead>
            <tbody>
              <tr data-testid="plan-row">
                <td><Compared id={PLAN} name="the plan as it is" ids={ids} /></td>
                <th scope="row">The plan as it is</th><td class="scenario-cards">nothing</td>
                <RunState run={planRun} testId="plan-run-state" />
                {mayChange && (
                  <td class="scenario-acts">
                    {planRun && isOpen(planRun)
                      ? <button type="button" class="button small" data-testid="plan-cancel" aria-label="Cancel the run of the plan as it is" onClick={() => acts.cancel(PLAN, planRun.id)}>Cancel</button>
                      : <button type="button" class="button small" data-testid="plan-run" aria-label="Run the plan as it is" onClick={() => acts.run(PLAN)}>Run</button>}
                  </td>
                )}
              </tr>
              {items.map((state) => <Row key={state.scenario.id} state={state} ids={ids} mayChange={mayChange} {...acts} />)}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
