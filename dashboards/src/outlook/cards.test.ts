import { describe, expect, it } from 'vitest';
import type { CapacityPlan } from '../api/capacity';
import { cardsOf } from './cards';

const plan = { steps: [{ id: 'a', site: 's', on: '2027-01-01', gridKw: 5_000 }, { id: 'b', site: 's', on: '2028-02-28', gridKw: 7_000 }] } as unknown as CapacityPlan['document'];

describe('drafts that are kept', () => {
  it('are changes of what is other than planned', () => {
    expect(cardsOf(plan, [{ stepId: 'a', on: '2027-04-01', gridKw: 5_000 }, { stepId: 'b', on: '2028-02-28', gridKw: 6_500 }])).toEqual([
      { kind: 'stepDelay', stepId: 'a', laterDays: 90 },
      { kind: 'stepPower', stepId: 'b', gridKw: 6_500 },
    ]);
    expect(cardsOf(plan, [{ stepId: 'b', on: '2028-03-01' }, { stepId: 'gone', gridKw: 1 }])).toEqual([{ kind: 'stepDelay', stepId: 'b', laterDays: 2 }]);
  });
});
