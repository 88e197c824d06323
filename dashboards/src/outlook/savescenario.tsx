import { useSignal } from '@preact/signals';
import type { CapacityPlan, OutlookQuestion } from '../api/capacity';
import { problemLines } from '../api/http';
import { scenarioApi, type Scenario } from '../api/scenarios';
import { notify } from '../shell/announce';
import { cardsOf } from './cards';

interface Props {
  plan: CapacityPlan['document'];
  question: OutlookQuestion;
}

/** Keeps what is tried as a named scenario, and has it run. */
export function SaveScenario({ plan, question }: Props) {
  const name = useSignal('');
  const busy = useSignal(false);
  const problems = useSignal<readonly string[]>([]);
  const kept = useSignal<Scenario | undefined>(undefined);
  async function save(): Promise<void> {
    if (busy.value || name.value.trim() === '') return;
    busy.value = true;
    problems.value = [];
    kept.value = undefined;
    try {
      const { drafts, ...rest } = question;
      const { scenario } = await scenarioApi.add({ name: name.value.trim(), cards: cardsOf(plan, drafts ?? []), question: rest });
      kept.value = scenario;
      notify(`${scenario.name} is kept`);
      await scenarioApi.run(scenario.id);
    } catch (failure) {
      problems.value = problemLines(failure);
    } finally {
      busy.value = false;
    }
  }
  return (
    <form class="outlook-save" data-testid="save-scenario" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      <label class="inline-field">Save as scenario
        <input type="text" value={name.value} maxLength={100} autocomplete="off" placeholder="its name" data-testid="save-name" onInput={(event) => (name.value = event.currentTarget.value)} />
      </label>
      <button type="submit" class="button small" disabled={busy.value || name.value.trim() === ''} data-testid="save-apply">Save</button>
      {kept.value && <span role="status" data-testid="saved">{kept.value.name} is kept: <a href={`/scenarios?ids=plan,${encodeURIComponent(kept.value.id)}`}>compare it with the plan</a></span>}
      {problems.value.length > 0 && <span class="field-problem" role="alert" data-testid="save-problem">{problems.value.join(' ')}</span>}
    </form>
  );
}
