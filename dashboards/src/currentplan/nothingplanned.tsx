import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { api } from '../api/client';
import { asRequestError, type RequestError } from '../api/http';
import { liveApi } from '../api/live';
import { useResource } from '../api/resource';
import { Panel } from '../shell/panel';
import { count } from '../units/format';

/** Before anything is planned on: the one action that changes that. */
export function NothingPlanned({ chosen }: { chosen: () => void }) {
  const scenarios = useResource('scenarios', (signal) => api.scenarios({ pageSize: 50 }, signal));
  const form = useRef<HTMLFormElement>(null);
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value || !form.current) return;
    const fields = new FormData(form.current);
    busy.value = true;
    try {
      await liveApi.planOn({ scenarioId: String(fields.get('scenario')), reason: String(fields.get('reason')) });
      chosen();
    } catch (failure) {
      error.value = asRequestError(failure);
    } finally {
      busy.value = false;
    }
  }

  return (
    <Panel
      id="basis" title="Nothing is planned on yet" className="form-panel" resource={scenarios}
      empty={
        scenarios.data?.items.length === 0 ? {
          title: 'There is no scenario whose fleet could be planned on',
          body: <a class="button primary" href="/plans">Upload a scenario</a>,
        } : undefined
      }
    >
      {({ items }) => (
        <form ref={form} onSubmit={(event) => void submit(event)}>
          <p class="wide">Choose whose fleet the jobs run on. From then on each job that comes in is placed at once.</p>
          <label class="field grow">
            <span>Scenario</span>
            <select name="scenario" data-testid="basis-scenario">
              {items.map(({ id, name, gpuCount, siteCount }) => (
                <option key={id} value={id}>{name}: {count(gpuCount)} GPUs at {count(siteCount)} sites</option>
              ))}
            </select>
          </label>
          <label class="field grow">
            <span>Reason</span>
            <input name="reason" required maxLength={500} autocomplete="off" data-testid="basis-reason" />
          </label>
          <div class="form-actions">
            <button type="submit" class="button primary" disabled={busy.value} data-testid="plan-on">Plan on it</button>
          </div>
          {error.value && (
            <p class="field-problem wide" role="alert">{error.value.title}{error.value.detail && `: ${error.value.detail}`}</p>
          )}
        </form>
      )}
    </Panel>
  );
}
