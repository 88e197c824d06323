import { describe, expect, it } from 'vitest';
import type { JobEvent, JobState, LiveJob } from '../api/livetypes';
import { lifeLine, slips } from './lifeline';

const [submittedAt, startsAt, endsAt] = ['2026-11-26T08:00:00Z', '2026-11-26T10:00:00Z', '2026-11-26T18:00:00Z'];

function job(state: JobState, placed: boolean, since?: string): LiveJob {
  return {
    id: 'j', tenant: 't', submittedAt,
    spec: {
      kind: 'batch', gpuCount: 1, residency: 'eu', runSeconds: {}, perGpuW: {}, powerCapping: false,
      interruptible: false, earliestStartAt: submittedAt, hardDeadline: false,
      latenessMinorPerHour: 0, valueMinor: 1, currency: 'EUR',
    },
    status: {
      state, revision: 1, ...(since ? { since } : {}),
      ...(placed ? {
        placement: {
          poolId: 'p', siteId: 's', domainId: 'd', startsAt, endsAt, powerCapRatio: 1,
          legs: [{ poolId: 'p', powerCapRatio: 1, startsAt, endsAt }],
        },
      } : {}),
    },
  };
}

function event(state: JobState, at: string, detail: Partial<JobEvent['detail']> = {}): JobEvent {
  return { sequence: 1, at, state, revision: 1, detail: { cause: 'jobs', reason: 'r', ...detail } };
}

const told = (all: ReturnType<typeof lifeLine>) =>
  all.map(({ name, phase, estimate }) => `${name} ${phase}${estimate ? ' estimate' : ''}`);

describe('the life-line', () => {
  it('of a job that was placed at once skips the queue and estimates what comes', () => {
    const steps = lifeLine(job('Validated', true), [event('Validated', submittedAt)]);
    expect(told(steps)).toEqual([
      'Submitted past', 'Checked past', 'Queued skipped', 'Validated now', 'Dispatched ahead',
      'Running ahead estimate', 'Done ahead estimate',
    ]);
    expect(steps.at(-2)?.at).toBe(Date.parse(startsAt));
  });
  it('of one that lost its place is back in the queue', () => {
    const events = [event('Validated', submittedAt), event('Waiting', '2026-11-26T09:00:00Z')];
    const steps = lifeLine(job('Waiting', false), events);
    expect(told(steps).slice(2)).toEqual([
      'Queued now', 'Validated ahead', 'Dispatched ahead', 'Running ahead', 'Done ahead',
    ]);
  });
  it('of one that is done has only what was', () => {
    const events = (['Waiting', 'Validated', 'Dispatched', 'Running', 'Done'] as const).map((state) =>
      event(state, endsAt),
    );
    const steps = lifeLine(job('Done', true, endsAt), events);
    expect(steps.every(({ phase, estimate }) => phase === 'past' && !estimate)).toBe(true);
  });
  it('of one that was cancelled ends there', () => {
    const steps = lifeLine(job('Cancelled', false, endsAt), [event('Validated', submittedAt), event('Cancelled', endsAt)]);
    expect(told(steps)).toEqual(['Submitted past', 'Checked past', 'Validated past', 'Cancelled past']);
  });
});

describe('slips', () => {
  it('name the old time, the new one and why, the newest first', () => {
    const all = slips([
      event('Validated', submittedAt, { startsAt }),
      event('Validated', '2026-11-26T08:30:00Z', { startsAt: endsAt, wasToStartAt: startsAt, cause: 'limit', reason: 'grid' }),
      event('Waiting', '2026-11-26T09:00:00Z', { wasToStartAt: endsAt }),
    ]);
    expect(all).toHaveLength(2);
    expect(all[0]).toMatchObject({ was: Date.parse(endsAt), now: undefined });
    expect(all[1]).toMatchObject({ was: Date.parse(startsAt), now: Date.parse(endsAt), reason: 'grid' });
  });
});
