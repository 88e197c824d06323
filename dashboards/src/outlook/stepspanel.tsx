import { useSignal } from '@preact/signals';
import type { CapacityStep, DraftStep, KeptOutlook } from '../api/capacity';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { param, setParams } from '../shell/router';
import { TableBox } from '../shell/tablebox';
import { draftsOf, draftsText, withDraft } from './address';
import { mw } from './words';

export function setDrafts(drafts: readonly DraftStep[]): void {
  setParams({ drafts: draftsText(drafts), id: undefined });
}

interface EditProps {
  step: CapacityStep;
  done: () => void;
}

/** Another day or other power for a step, typed; drags nothing. */
function Edit({ step, done }: EditProps) {
  const on = useSignal(step.on);
  const megawatts = useSignal(String(step.gridKw / 1_000));
  const kw = Math.round(Number(megawatts.value) * 1_000);
  const problem = !/^\d{4}-\d{2}-\d{2}$/.test(on.value) ? 'The day has to be such as 2027-10-01.'
    : !Number.isFinite(kw) || kw === 0 ? 'The power has to be a number of MW other than 0.' : undefined;
  return (
    <form class="step-edit" data-testid="step-edit" onSubmit={(event) => {
      event.preventDefault();
      if (problem !== undefined) return;
      setDrafts(withDraft(draftsOf(param('drafts')), { stepId: step.id, on: on.value, gridKw: kw }));
      done();
    }}>
      <label class="inline-field">Day <input type="text" value={on.value} data-testid="step-on" autocomplete="off" onInput={(event) => (on.value = event.currentTarget.value)} /></label>
      <label class="inline-field">MW of grid <input type="text" inputMode="decimal" value={megawatts.value} data-testid="step-mw" autocomplete="off" onInput={(event) => (megawatts.value = event.currentTarget.value)} /></label>
      <button type="submit" class="button small primary" disabled={problem !== undefined} data-testid="step-apply">Try it</button>
      <button type="button" class="button small" data-testid="step-cancel" onClick={done}>Leave it</button>
      {problem && <p class="field-problem" role="alert">{problem}</p>}
    </form>
  );
}

const kindWords: Readonly<Record<CapacityStep['kind'], string>> = {
  energised: 'energised', firm: 'firm: signed', flexible: 'flexible: signed, away in some hours', planned: 'planned: nothing is signed',
};

function Row({ step, editing, edit }: { step: CapacityStep; editing: boolean; edit: (id: string | undefined) => void }) {
  return (
    <>
      <tr class={step.isDraft ? 'draft' : undefined} data-testid="step-row" data-step={step.id}>
        <th scope="row">{step.id}</th>
        <td>{step.siteName}{step.isGreenField && ' (green field)'}</td>
        <td>{kindWords[step.kind]}</td>
        <td class="number">{step.on}{step.isDraft && <span class="badge warn">draft</span>}</td>
        <td class="number">{step.earliestOn === step.latestOn ? '–' : `${step.earliestOn} to ${step.latestOn}`}</td>
        <td class="number" title={`${step.gridKw} kW`}>{mw(step.gridKw)}</td>
        <td class="number">{mw(step.itKw)}</td>
        <td class="place" title={step.source}>{step.source}</td>
        <td>
          <button type="button" class="button small quiet" aria-expanded={editing} data-testid="step-change" aria-label={`Change ${step.id}`} onClick={() => edit(editing ? undefined : step.id)}>Change</button>
          {step.isDraft && <button type="button" class="button small quiet" data-testid="step-undo" aria-label={`As planned: ${step.id}`} onClick={() => setDrafts(withDraft(draftsOf(param('drafts')), { stepId: step.id }))}>As planned</button>}
        </td>
      </tr>
      {editing && <tr><td colSpan={9}><Edit step={step} done={() => edit(undefined)} /></td></tr>}
    </>
  );
}

/** The steps of supply, each of which may be tried on another day or with other power. */
export function StepsPanel({ resource }: { resource: Resource<KeptOutlook> }) {
  const editing = useSignal<string | undefined>(undefined);
  const edit = (id: string | undefined) => (editing.value = id);
  return (
    <Panel<KeptOutlook>
      id="steps" title="Steps of supply" className="list-panel" resource={resource}
      note="by the dates of the plan; what is tried stays in the address and changes nothing"
      empty={resource.data?.steps.length === 0 ? { title: 'There are no steps' } : undefined}
    >
      {({ steps }) => (
        <TableBox label="Steps of supply">
          <table>
            <thead>
              <tr>
                <th scope="col">Step</th><th scope="col">Site</th><th scope="col">How sure</th><th scope="col" class="number">Day</th>
                <th scope="col" class="number">May come from, to</th><th scope="col" class="number">MW of grid</th><th scope="col" class="number">MW of IT</th>
                <th scope="col">Source</th><th scope="col"><span class="visually-hidden">Change</span></th>
              </tr>
            </thead>
            <tbody>{steps.map((step) => <Row key={step.id} step={step} editing={editing.value === step.id} edit={edit} />)}</tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
