import { useSignal } from '@preact/signals';
import { planNow } from '../api/plantime';
import { useEffect, useRef } from 'preact/hooks';
import { asRequestError, type RequestError } from '../api/http';
import { liveApi } from '../api/live';
import type { Basis, JobMove, LiveJob, MoveOrder } from '../api/livetypes';
import { useResource } from '../api/resource';
import { notify } from '../shell/announce';
import { Field } from '../shell/field';
import { elsewhere, focusFirst, problemAt } from '../shell/fieldproblems';
import { Skeleton } from '../shell/states';
import { percentWhole } from '../units/format';
import { utc } from '../jobs/words';
import { fieldValue } from '../units/zone';
import { earliestOf, refusalText } from './refusal';
import { backOf, capsFor, firstMove, moveOf, poolsFor, type MoveDraft } from './move';
import { MoveOutcome } from './moveoutcome';

const POINTERS = new Set(['/poolId', '/startsAt', '/powerCapRatio', '/reason']);
const WHY = { pointer: '/reason', detail: 'must be there: why the job is moved.' };
/** Nothing may begin sooner; the service has the last word. */
const FROZEN_MS = 30 * 60_000;

interface Props {
  job: LiveJob;
  done: () => void;
}

export function MoveForm({ job, done }: Props) {
  const basis = useResource<Basis | null>('basis', (signal) => liveApi.basis(signal));
  return basis.data ? <Form job={job} basis={basis.data} done={done} /> : <Skeleton label="pools" />;
}

interface Outcome {
  order: MoveOrder;
  move: JobMove;
  /** Asked for, and not only tried. */
  made: boolean;
  /** The way back, where there is one. */
  back: MoveOrder | undefined;
}

function Form({ job, basis, done }: Props & { basis: Basis }) {
  const form = useRef<HTMLFormElement>(null);
  const draft = useSignal<MoveDraft>(firstMove(job, basis, planNow() + FROZEN_MS));
  const outcome = useSignal<Outcome | undefined>(undefined);
  const error = useSignal<RequestError | undefined>(undefined);
  const missing = useSignal(false);
  const busy = useSignal(false);
  const { poolId, startsAt, powerCapRatio, pinned, reason } = draft.value;
  const caps = capsFor(job, basis, poolId);
  const issues = missing.value ? [WHY] : (error.value?.errors ?? []);
  useEffect(() => form.current?.querySelector('select')?.focus(), []);

  function change(patch: Partial<MoveDraft>): void {
    draft.value = { ...draft.value, ...patch };
    if (Object.keys(patch).join() !== 'reason') outcome.value = undefined;
    error.value = undefined;
    missing.value = false;
  }

  async function ask(order: MoveOrder, made: boolean): Promise<void> {
    if (busy.value) return;
    busy.value = true;
    const wasPinned = job.status.pin !== undefined;
    try {
      const move = await (made ? liveApi.move(job.id, order) : liveApi.tryMove(job.id, order));
      outcome.value = { order, move, made, back: made ? backOf(move, wasPinned) : undefined };
      error.value = undefined;
      if (made) {
        notify(`${job.id} is moved, revision ${move.revision}`);
        done();
      }
    } catch (failure) {
      const refusal = asRequestError(failure);
      error.value = refusal;
      outcome.value = undefined;
      requestAnimationFrame(() => focusFirst(form.current, refusal.errors));
    } finally {
      busy.value = false;
    }
  }

  function preview(event: Event): void {
    event.preventDefault();
    void ask(moveOf(draft.value, caps), false);
  }

  function move(): void {
    missing.value = reason.trim() === '';
    if (missing.value) focusFirst(form.current, [WHY]);
    else void ask(moveOf(draft.value, caps), true);
  }

  const shown = outcome.value;
  const earliest = error.value && earliestOf(error.value.errors);
  const others = error.value ? elsewhere(error.value.errors, POINTERS) : [];
  return (
    <section class="move" aria-label="Move the job" data-testid="move-form">
      <form ref={form} class="move-form" noValidate onSubmit={preview}>
        <label class="field">
          <span>Pool</span>
          <select
            value={poolId} data-pointer="/poolId" data-testid="move-pool"
            onChange={(event) => change({ poolId: event.currentTarget.value })}
          >
            {poolsFor(job, basis).map(({ id, gpuTypeId }) => <option key={id} value={id}>{id}, {gpuTypeId}</option>)}
          </select>
          <small class="field-problem" data-testid="move-pool-problem">{problemAt(issues, '/poolId')}</small>
        </label>
        <Field
          label="Starts, UTC" type="datetime-local" pointer="/startsAt" problem={problemAt(issues, '/startsAt')}
          testId="move-start" step={basis.slotSeconds} value={startsAt} set={(text) => change({ startsAt: text })}
        />
        {caps.length > 1 && (
          <label class="field">
            <span>Power</span>
            <select
              value={powerCapRatio} data-pointer="/powerCapRatio" data-testid="move-cap"
              onChange={(event) => change({ powerCapRatio: event.currentTarget.value })}
            >
              {caps.map((cap) => (
                <option key={cap} value={String(cap)}>{cap < 1 ? `${percentWhole(cap)} of full power` : 'full power'}</option>
              ))}
            </select>
            <small class="field-problem">{problemAt(issues, '/powerCapRatio')}</small>
          </label>
        )}
        <label class="check">
          <input
            type="checkbox" checked={pinned} data-testid="move-pinned"
            onChange={(event) => change({ pinned: event.currentTarget.checked })}
          />
          <span>Pin it there</span>
        </label>
        <Field
          label="Reason" pointer="/reason" problem={problemAt(issues, '/reason')} testId="move-reason"
          value={reason} set={(text) => change({ reason: text })}
        />
        <div class="move-actions">
          <button type="submit" class="button" disabled={busy.value} data-testid="move-preview">Preview</button>
          {shown && !shown.made && (
            <button type="button" class="button primary" disabled={busy.value} data-testid="move-apply" onClick={move}>
              Move the job
            </button>
          )}
        </div>
        {error.value && (
          <div class="move-refusal" role="alert" data-testid="move-refused">
            <p><b>{error.value.title}</b></p>
            {others.length > 0 ? (
              <ul>{others.map((issue, at) => <li key={at} title={issue.detail}>{refusalText(issue)}</li>)}</ul>
            ) : (
              error.value.errors.length === 0 && <p>{error.value.detail}</p>
            )}
            {earliest && (
              <button
                type="button" class="button small" data-testid="move-earliest"
                onClick={() => change({ startsAt: fieldValue(Date.parse(earliest), 'UTC') })}
              >
                Start {utc(earliest)} instead
              </button>
            )}
          </div>
        )}
      </form>
      {shown && (
        <MoveOutcome
          move={shown.move} made={shown.made}
          back={shown.back && (() => void ask(shown.back as MoveOrder, true))}
        />
      )}
    </section>
  );
}
