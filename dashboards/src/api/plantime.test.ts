import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hearPlanTime, planNow } from './plantime';

describe('the time of the plan', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-26T08:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is ours until an answer says otherwise, and passes as fast as that says', () => {
    hearPlanTime(null);
    hearPlanTime('tomorrow');
    expect(new Date(planNow()).toISOString()).toBe('2026-11-26T08:00:00.000Z');

    hearPlanTime('2026-11-27T10:00:00Z; speed=60');
    vi.advanceTimersByTime(2_000);
    expect(new Date(planNow()).toISOString()).toBe('2026-11-27T10:02:00.000Z');
  });
});
