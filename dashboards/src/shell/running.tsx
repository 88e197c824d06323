import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { api } from '../api/client';
import { asRequestError, signedOut } from '../api/http';
import type { Operation, PlanSummary, ServiceStatus } from '../api/types';
import { percentWhole } from '../units/format';
import { path } from './router';

/** The solver's run at a glance, on every screen; and word of a newer plan. */
const POLL_MS = 10_000;
const FORBIDDEN = 403;
export const running = signal<Operation | undefined>(undefined);
export const service = signal<ServiceStatus | undefined>(undefined);
export const newestPlan = signal<PlanSummary | undefined>(undefined);
export const connection = signal<'live' | 'offline'>('live');

/** Whether a plan was made after the one on screen. */
export function isNewer(shown: PlanSummary | undefined): boolean {
  const newest = newestPlan.value;
  if (!newest || newest.id === shown?.id) return false;
  return !shown || newest.createdAt > shown.createdAt;
}

async function poll(): Promise<void> {
  if (document.hidden || signedOut.peek()) return;
  try {
    const status = await api.status();
    service.value = status;
    connection.value = 'live';
    newestPlan.value = (await api.plans({ pageSize: 1 })).items[0];
    const busy = status.plans.runningCount > 0;
    const page = busy ? await api.operations({ state: 'Running', pageSize: 1 }) : undefined;
    running.value = page?.items[0];
  } catch (failure) {
    // Who belongs to a tenant may not see plans; the service is there all the same.
    if (asRequestError(failure).status !== FORBIDDEN) connection.value = 'offline';
  }
}

export function RunningChip() {
  const gate = signedOut.value;
  useEffect(() => {
    void poll();
    const timer = window.setInterval(() => void poll(), POLL_MS);
    return () => window.clearInterval(timer);
  }, [gate]);
  const operation = running.value;
  const address = operation && `/operations/${operation.id}`;
  if (!operation || path.value === address) return null;
  const fraction = operation.progress?.fractionRatio ?? 0;
  return (
    <a class="running-chip" href={address} data-testid="running-chip">
      <progress value={fraction} max={1} aria-label="Share of the time budget spent" />
      <span>Solving {percentWhole(fraction)}</span>
    </a>
  );
}
