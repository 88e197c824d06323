import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { api } from '../api/client';
import { asRequestError } from '../api/http';
import type { Operation } from '../api/types';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { hasEnded } from './operationstore';

/** Stopping, and what follows from a run that has ended. */
export function OperationActions({ operation, changed }: { operation: Operation; changed: () => void }) {
  const asking = useSignal(false);
  const busy = useSignal(false);
  const goOn = useRef<HTMLButtonElement>(null);
  const planId = operation.result?.planId;
  useEffect(() => {
    if (asking.value) goOn.current?.focus();
  }, [asking.value]);

  async function stop(keepBest: boolean): Promise<void> {
    busy.value = true;
    try {
      await api.cancel(operation.id, keepBest);
      notify(keepBest ? 'Stopping; the best plan is kept' : 'Stopping; nothing is kept');
      changed();
    } catch (failure) {
      const error = asRequestError(failure);
      notify(error.detail ? `${error.title}: ${error.detail}` : error.title);
    } finally {
      busy.value = false;
      asking.value = false;
    }
  }

  if (hasEnded(operation)) {
    return planId ? (
      <a class="button primary" href={`/schedule?plan=${encodeURIComponent(planId)}`} data-testid="open-plan">
        <Icon name="schedule" /> Open the plan
      </a>
    ) : (
      <a class="button" href="/plans">Plans</a>
    );
  }
  const stopping = busy.value || operation.cancelRequestedAt !== undefined;
  if (asking.value) {
    return (
      <div class="confirm" role="alertdialog" aria-label="Discard the run?">
        <span>Discard everything found so far?</span>
        <button type="button" class="button danger" data-testid="discard-yes" onClick={() => void stop(false)}>
          Discard
        </button>
        <button ref={goOn} type="button" class="button" data-testid="discard-no" onClick={() => (asking.value = false)}>
          Go on
        </button>
      </div>
    );
  }
  return (
    <div class="confirm">
      <button
        type="button" class="button primary" data-testid="stop-keep"
        disabled={stopping || operation.progress?.bestCostMinor === undefined}
        onClick={() => void stop(true)}
      >
        <Icon name="stop" /> Stop and keep best
      </button>
      <button
        type="button" class="button" data-testid="stop-discard" disabled={stopping}
        onClick={() => (asking.value = true)}
      >
        Stop and discard
      </button>
    </div>
  );
}
