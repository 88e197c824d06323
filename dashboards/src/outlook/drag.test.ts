import { describe, expect, it } from 'vitest';
import type { CapacityStep } from '../api/capacity';
import { draftOf, HANDLE_PX, keyMove, movedBy, movedWords, rowsOf } from './drag';

const step: CapacityStep = {
  id: 'bor-1', siteId: 'SE-BOR-1', siteName: 'Borås', isGreenField: false, kind: 'firm', on: '2027-06-01', gridKw: 23_000, itKw: 20_000,
  availabilityPermille: 1_000, earliestOn: '2027-06-01', latestOn: '2027-06-01', source: '', isDraft: false,
};

describe('a step that is moved', () => {
  it('goes by days and tenths of a MW', () => {
    expect(movedBy(step, 90.4, 0)).toEqual({ on: '2027-08-30', gridKw: 23_000 });
    expect(movedBy(step, -1, -0.34)).toEqual({ on: '2027-05-31', gridKw: 22_700 });
    expect(movedBy({ on: step.on, gridKw: 23_049 }, 1, 0).gridKw).toBe(23_049);
  });

  it('keeps its power where it would have none or the opposite', () => {
    expect(movedBy(step, 0, -23).gridKw).toBe(23_000);
    expect(movedBy(step, 0, -40).gridKw).toBe(23_000);
  });

  it('is a draft of what is other than now, with what was tried before', () => {
    expect(draftOf(step, { on: '2027-06-08', gridKw: 23_000 }, undefined)).toEqual({ stepId: 'bor-1', on: '2027-06-08' });
    expect(draftOf(step, { on: step.on, gridKw: 20_000 }, { stepId: 'bor-1', on: step.on })).toEqual({ stepId: 'bor-1', on: step.on, gridKw: 20_000 });
  });

  it('is told with both', () => {
    expect(movedWords(step, { on: '2027-05-31', gridKw: 22_700 })).toBe('bor-1: 2027-05-31 (1 day earlier), 22.7 MW');
  });

  it('goes by a week or a MW with a key, finer with Shift', () => {
    expect(keyMove('ArrowLeft', false)).toEqual({ days: -7, megawatts: 0 });
    expect(keyMove('ArrowUp', true)).toEqual({ days: 0, megawatts: 0.1 });
    expect(keyMove('Tab', false)).toBeUndefined();
  });
});

describe('handles', () => {
  it('are never over each other', () => {
    for (let seed = 1; seed < 200; seed++) {
      const xs = Array.from({ length: 1 + (seed % 14) }, (_, at) => (at * seed * 37) % 200);
      const rows = rowsOf(xs);
      xs.forEach((x, one) => xs.forEach((other, two) => {
        if (one < two && rows[one] === rows[two]) expect(Math.abs(x - other)).toBeGreaterThanOrEqual(HANDLE_PX);
      }));
    }
  });
});
