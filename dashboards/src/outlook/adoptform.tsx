import { useSignal } from '@preact/signals';
import type { CapacityPlan } from '../api/capacity';
import { demandApi, type AdoptionDraft, type ForecastGroup, type ForecastQuestion } from '../api/demand';
import { asRequestError } from '../api/http';
import { notify } from '../shell/announce';
import { ReasonDialog } from '../shell/reasondialog';

interface Props {
  its: ForecastGroup;
  question: ForecastQuestion;
  plan: CapacityPlan;
  done: () => void;
}

function number(text: string): number | undefined {
  return /^-?\d{1,4}([.,]\d{1,3})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : undefined;
}

/** Puts a forecast in the place of demands of the capacity plan. */
export function AdoptForm({ its, question, plan, done }: Props) {
  const profiles = [...new Set(plan.document.sites.flatMap((site) => site.profiles))].sort();
  const own = its.group.profileId ?? '';
  const profile = useSignal(profiles.includes(own) ? own : profiles[0] ?? '');
  const replaced = useSignal<string[]>([]);
  const isStated = useSignal(false);
  const mean = useSignal('0');
  const deviation = useSignal('20');
  const open = useSignal(false);
  const problem = useSignal<string | undefined>(undefined);
  const told = useSignal<string[]>([]);
  const meanPercent = number(mean.value);
  const deviationPercent = number(deviation.value);
  const isWrong = isStated.value && (meanPercent === undefined || meanPercent <= -100 || deviationPercent === undefined || deviationPercent < 0);

  function draft(): AdoptionDraft {
    const { text: _, ...group } = its.group;
    return {
      ...question,
      groups: [{
        ...group, planProfileId: profile.value, demandIds: replaced.value,
        ...(isStated.value ? { later: { meanRatio: (meanPercent ?? 0) / 100, deviationRatio: (deviationPercent ?? 0) / 100 } } : {}),
      }],
    };
  }

  async function look(): Promise<void> {
    try {
      const trial = await demandApi.tryAdoption(draft());
      problem.value = undefined;
      told.value = [
        ...trial.demands.map(({ demandId, replacedIds, forecastTo }) => `Version ${trial.version} of the capacity plan has the demand ${demandId}${replacedIds.length > 0 ? ` in the place of ${replacedIds.join(', ')}` : ' in addition to all others'}, by the forecast until ${forecastTo}.`),
        ...trial.warnings,
      ];
      open.value = true;
    } catch (failure) {
      const error = asRequestError(failure);
      problem.value = `${error.title}: ${error.detail}`;
    }
  }

  async function adopt(reason: string): Promise<void> {
    const made = await demandApi.adopt({ ...draft(), reason }, plan.version);
    notify(`Version ${made.version} of the capacity plan has it`);
    done();
  }

  return (
    <form class="demand-adopt" aria-label="Take the forecast over into the capacity plan" onSubmit={(event) => { event.preventDefault(); void look(); }}>
      <label class="inline-field">Residency profile in the plan
        <select value={profile.value} data-testid="adopt-profile" onChange={(event) => (profile.value = event.currentTarget.value)}>
          {profiles.map((id) => <option key={id}>{id}</option>)}
        </select>
      </label>
      <span class="outlook-checks" role="group" aria-label="Demands that it replaces">
        <span>Replaces</span>
        {plan.document.demands.map(({ id, tenant, workKind }) => (
          <label key={id} class="inline-check">
            <input type="checkbox" checked={replaced.value.includes(id)} data-testid={`replace-${id}`} onChange={(event) => (replaced.value = event.currentTarget.checked ? [...replaced.value, id] : replaced.value.filter((it) => it !== id))} /> {id} ({tenant}: {workKind})
          </label>
        ))}
      </span>
      <span class="outlook-checks">
        <label class="inline-check"><input type="checkbox" checked={isStated.value} data-testid="state-growth" onChange={(event) => (isStated.value = event.currentTarget.checked)} /> after the forecast it grows by</label>
        <input type="text" inputMode="decimal" aria-label="Growth for a year, %" value={mean.value} disabled={!isStated.value} data-testid="growth-mean" onInput={(event) => (mean.value = event.currentTarget.value)} /> % a year, give or take
        <input type="text" inputMode="decimal" aria-label="Standard deviation of that, %" value={deviation.value} disabled={!isStated.value} data-testid="growth-deviation" onInput={(event) => (deviation.value = event.currentTarget.value)} /> %
      </span>
      <button type="submit" class="button small primary" disabled={isWrong} data-testid="adopt">Take over into the plan</button>
      {isWrong && <p class="field-problem" role="alert">The growth has to be a number above −100, the other one 0 or more.</p>}
      {problem.value && <p class="field-problem" role="alert" data-testid="adopt-problem">{problem.value}</p>}
      <ReasonDialog id="adopt-dialog" title="Take the forecast over" act="Take over" open={open} run={adopt} harmless>
        <ul data-testid="adopt-told">{told.value.map((line) => <li key={line}>{line}</li>)}</ul>
      </ReasonDialog>
    </form>
  );
}
