import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { validationApi } from '../api/validation';
import { PROOF_ENDS, type ValidationPolicy } from '../api/validationtypes';
import { Field } from '../shell/field';
import { elsewhere, focusFirst, problemAt } from '../shell/fieldproblems';
import { draftOf, endLabels, orderOf, type PolicyDraft } from './proofwords';

interface Props {
  policy: ValidationPolicy;
  siteIds: readonly string[];
  made: (policy: ValidationPolicy) => void;
  close: () => void;
}

const SHOWN = new Set(['/poolIds', '/deviceModels', '/maxAgeSeconds', '/atOnceCount', '/reason']);

/** Says which nodes have to be proved, in place of the version that was looked at. */
export function PolicyForm({ policy, siteIds, made, close }: Props) {
  const form = useRef<HTMLFormElement>(null);
  const draft = useSignal<PolicyDraft>(draftOf(policy));
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  const issues = error.value?.errors ?? [];
  const rest = elsewhere(issues, SHOWN).map(({ detail }) => detail).join(' ');
  const set = (patch: Partial<PolicyDraft>) => (draft.value = { ...draft.value, ...patch });
  const { value } = draft;

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    try {
      made(await validationApi.putPolicy(orderOf(draft.value), policy.version));
    } catch (failure) {
      error.value = asRequestError(failure);
      focusFirst(form.current, error.value.errors);
    } finally {
      busy.value = false;
    }
  }

  const field = (label: string, name: 'pools' | 'models' | 'reason', pointer: string, note?: string) => (
    <Field
      label={label} pointer={pointer} problem={problemAt(issues, pointer)} testId={`policy-${name}`} note={note}
      value={value[name]} set={(text) => set({ [name]: text })}
    />
  );
  return (
    <form ref={form} class="access-form" data-testid="policy-form" onSubmit={(event) => void submit(event)}>
      <fieldset>
        <legend>Nodes of these sites have to be proved</legend>
        <div>
          {siteIds.map((id) => (
            <label key={id}>
              <input
                type="checkbox" checked={value.siteIds.includes(id)} data-testid={`policy-site-${id}`}
                onChange={(event) => set({ siteIds: event.currentTarget.checked ? [...value.siteIds, id] : value.siteIds.filter((it) => it !== id) })}
              />
              {id}
            </label>
          ))}
        </div>
      </fieldset>
      {field('And of these pools', 'pools', '/poolIds', 'ids, between commas')}
      {field('And with these GPUs', 'models', '/deviceModels', 'models, between commas')}
      <Field
        label="A proof holds" unit="hours" type="number" min={1} step={1} pointer="/maxAgeSeconds"
        problem={problemAt(issues, '/maxAgeSeconds')} testId="policy-hours" value={value.hours} set={(hours) => set({ hours })}
      />
      <Field
        label="At a time in a pool" unit="nodes" type="number" min={1} step={1} pointer="/atOnceCount"
        problem={problemAt(issues, '/atOnceCount')} testId="policy-at-once" note="empty: a twentieth"
        value={value.atOnce} set={(atOnce) => set({ atOnce })}
      />
      <label class="field">
        <span>By</span>
        <select value={value.extent} data-testid="policy-extent" onChange={(event) => set({ extent: event.currentTarget.value === 'full' ? 'full' : 'quick' })}>
          <option value="quick">a quick run</option>
          <option value="full">a full run</option>
        </select>
      </label>
      <fieldset>
        <legend>Proof is wanted anew after</legend>
        <div>
          {PROOF_ENDS.map((end) => (
            <label key={end}>
              <input type="checkbox" checked={value[end]} data-testid={`policy-${end}`} onChange={(event) => set({ [end]: event.currentTarget.checked })} />
              {endLabels[end]}
            </label>
          ))}
        </div>
      </fieldset>
      {field('Reason', 'reason', '/reason')}
      <div class="form-actions">
        <button type="submit" class="button primary" disabled={busy.value} data-testid="policy-go">Put version {policy.version + 1}</button>
        <button type="button" class="button" onClick={close}>Close</button>
      </div>
      {error.value && <p class="field-problem" role="alert">{issues.length === 0 ? `${error.value.title}: ${error.value.detail}` : rest}</p>}
    </form>
  );
}
