import { describe, expect, it } from 'vitest';
import type { Gantt } from '../api/types';
import { onAxis } from './held';

describe('onAxis', () => {
  const gantt = { start: [0, 4], end: [2, 9], startsAt: '2026-11-26T00:00:00Z', slotMinutes: 15 } as Gantt;
  it('leaves slots alone where the plan begins with them', () => {
    expect(onAxis(gantt, { startsAt: '2026-11-26T00:00:00Z', slotMinutes: 15 })).toBe(gantt);
  });
  it('counts slots from where the plan begins', () => {
    const moved = onAxis(gantt, { startsAt: '2026-11-25T23:00:00Z', slotMinutes: 15 });
    expect([moved.start, moved.end]).toEqual([[4, 8], [6, 13]]);
  });
});
