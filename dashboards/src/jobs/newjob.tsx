import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { liveApi } from '../api/live';
import type { Basis } from '../api/livetypes';
import { notify } from '../shell/announce';
import { elsewhere, focusFirst } from '../shell/fieldproblems';
import { Icon } from '../shell/icons';
import { navigate } from '../shell/router';
import { CopyMenu } from './copymenu';
import { firstDraft, fitted, orderOf, type JobDraft } from './jobdraft';
import { forgetDraft, freshDraft, keepDraft, keptDraft, type KeptDraft } from './draftstore';
import { JobFields } from './jobfields';
import { OffersPanel } from './offerspanel';
import { usePreview } from './preview';
import { plannedSeconds } from './predictedwords';
import { TOKEN_POINTERS } from './tokensfields';
import { ofNoJobYet } from './words';

function begun(basis: Basis): KeptDraft {
  const kept = keptDraft();
  return kept ? { ...kept, draft: fitted(kept.draft, basis) } : freshDraft(firstDraft(basis));
}

/** The pointers of what is on screen; of others the form's foot speaks. */
function shown(draft: JobDraft): Set<string> {
  const chosen = Object.keys(draft.types).filter((id) => draft.types[id]?.chosen);
  return new Set([
    '/tenant', '/kind', '/gpuCount', '/residency', '/runSeconds', '/perGpuW', '/earliestStartAt',
    '/deadlineAt', '/latenessMinorPerHour', '/valueMinor',
    ...(draft.measure === 'tokens' ? TOKEN_POINTERS : []),
    ...chosen.flatMap((id) => [`/runSeconds/${id}`, `/perGpuW/${id}`]),
  ]);
}

function Refusal({ error, draft }: { error: RequestError; draft: JobDraft }) {
  const rest = elsewhere(error.errors, shown(draft));
  if (error.errors.length > 0 && rest.length === 0) return null;
  return (
    <div class="problem" role="alert" data-testid="form-error">
      <Icon name="error" />
      <div>
        <b>{error.code === 'Impossible' ? 'Impossible' : error.title}</b>
        {rest.length === 0 ? <p>{ofNoJobYet(error.detail)}</p> : (
          <ul>{rest.map((issue, at) => <li key={at}>{ofNoJobYet(issue.detail ?? '')}</li>)}</ul>
        )}
      </div>
    </div>
  );
}

export function NewJob({ basis }: { basis: Basis }) {
  const form = useRef<HTMLFormElement>(null);
  const kept = useSignal<KeptDraft>(begun(basis));
  const busy = useSignal(false);
  const error = useSignal<RequestError | undefined>(undefined);
  const { draft, key } = kept.value;
  const order = orderOf(draft);
  const preview = usePreview(order);
  const issues = error.value?.errors ?? preview.refused?.errors ?? [];

  function keep(next: KeptDraft): void {
    kept.value = next;
    keepDraft(next);
  }

  function change(patch: Partial<JobDraft>): void {
    error.value = undefined;
    keep({ ...kept.value, draft: { ...kept.value.draft, ...patch } });
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    try {
      keepDraft(kept.value);
      const job = await liveApi.submit(order, key);
      forgetDraft();
      notify(`${job.id} is ${job.status.state === 'Waiting' ? 'in the queue' : 'in the plan'}`);
      navigate(`/jobs/${encodeURIComponent(job.id)}`);
    } catch (failure) {
      const refusal = asRequestError(failure);
      error.value = refusal;
      if (refusal.code === 'IdempotencyConflict') keep(freshDraft(draft));
      requestAnimationFrame(() => focusFirst(form.current, refusal.errors));
    } finally {
      busy.value = false;
    }
  }

  function reset(): void {
    forgetDraft();
    error.value = undefined;
    kept.value = freshDraft(firstDraft(basis));
  }

  return (
    <main class="page new-job" data-testid="new-job-page">
      <section class="panel job-form" aria-labelledby="job-form-title">
        <header class="panel-head">
          <h2 id="job-form-title">What is asked for</h2>
          <div class="panel-tools">
            <CopyMenu order={order} planned={plannedSeconds(preview.resource.data?.prediction)} idempotencyKey={key} />
            <button type="button" class="button quiet small" data-testid="reset" onClick={reset}>Start over</button>
          </div>
        </header>
        <form ref={form} noValidate onSubmit={(event) => void submit(event)}>
          <JobFields draft={draft} change={change} basis={basis} issues={issues} />
          {error.value && <Refusal error={error.value} draft={draft} />}
          <div class="job-submit">
            <button type="submit" class="button primary" disabled={busy.value} data-testid="submit-job">
              {busy.value ? 'Submitting' : 'Submit the job'}
            </button>
          </div>
        </form>
      </section>
      <OffersPanel preview={preview} wanted={draft.offer} want={(offer) => change({ offer })} />
    </main>
  );
}
