import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { api, randomKey } from '../api/client';
import { asRequestError, type RequestError } from '../api/http';
import type { ScenarioSummary } from '../api/types';
import { navigate, setParams } from '../shell/router';
import { count, power } from '../units/format';

/** What each field may hold; the service checks again. */
const LONGEST_SECONDS = 86_400;

function problemAt(error: RequestError | undefined, pointer: string): string {
  return error?.errors.find((issue) => issue.pointer === pointer)?.detail ?? '';
}

export function NewPlan({ scenarios, chosen }: { scenarios: readonly ScenarioSummary[]; chosen: string }) {
  const form = useRef<HTMLFormElement>(null);
  // One key for one intent: pressing twice, or again after a cut connection, makes one plan.
  const key = useRef(randomKey());
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  const scenario = scenarios.find((candidate) => candidate.id === chosen) ?? scenarios[0];

  useEffect(() => {
    form.current?.querySelector<HTMLInputElement>('[name=seconds]')?.focus();
  }, []);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value || !form.current || !scenario) return;
    const fields = new FormData(form.current);
    busy.value = true;
    try {
      const operation = await api.startPlan(
        { scenarioId: scenario.id, seconds: Number(fields.get('seconds')), seed: Number(fields.get('seed')) },
        key.current,
      );
      navigate(`/operations/${operation.id}`);
    } catch (failure) {
      error.value = asRequestError(failure);
      if (error.value.status !== 0) key.current = randomKey();
      form.current.querySelector<HTMLInputElement>('[name=seconds]')?.focus();
    } finally {
      busy.value = false;
    }
  }

  return (
    <section class="panel form-panel" aria-labelledby="new-plan-title" data-testid="new-plan-form">
      <header class="panel-head"><h2 id="new-plan-title">New plan</h2></header>
      <form ref={form} onSubmit={(event) => void submit(event)}>
        <label class="field grow">
          <span>Scenario</span>
          <select value={scenario?.id} data-testid="scenario" onChange={(event) => setParams({ new: event.currentTarget.value }, true)}>
            {scenarios.map((candidate) => <option key={candidate.id} value={candidate.id}>{candidate.name}</option>)}
          </select>
          {scenario && (
            <small>
              {count(scenario.jobCount)} jobs, {count(scenario.gpuCount)} GPUs,{' '}
              {power(scenario.sites.reduce((sum, site) => sum + site.limitW, 0))} at {count(scenario.siteCount)} sites
            </small>
          )}
        </label>
        <label class="field">
          <span>Time budget in seconds</span>
          <input name="seconds" type="number" required min={1} max={LONGEST_SECONDS} step={1} defaultValue="60" data-testid="seconds" />
          <small class="field-problem">{problemAt(error.value, '/seconds')}</small>
        </label>
        <label class="field">
          <span>Seed</span>
          <input name="seed" type="number" required step={1} min={0} defaultValue="1" data-testid="seed" />
          <small class="field-problem">{problemAt(error.value, '/seed')}</small>
        </label>
        <div class="form-actions">
          <button type="submit" class="button primary" disabled={busy.value} data-testid="start-plan">
            {busy.value ? 'Starting' : 'Start'}
          </button>
          <button type="button" class="button" data-testid="cancel-plan" onClick={() => setParams({ new: undefined })}>Close</button>
        </div>
        {error.value && (
          <p class="field-problem wide" role="alert" data-testid="form-error">
            {error.value.title}{error.value.detail && `: ${error.value.detail}`}
          </p>
        )}
      </form>
    </section>
  );
}
