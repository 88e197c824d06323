import { describe, expect, it } from 'vitest';
import type { PowerDomain } from '../api/fleettypes';
import { gapOf } from './gap';

const base: PowerDomain = {
  id: 'd', siteId: 's', kind: 'Ups', depth: 0, unmeteredRatio: 0.02, estimatedRatio: 0, state: 'Ok', rackCount: 0, nodeCount: 0,
};

describe('gapOf', () => {
  it('is within the declared share or it is named', () => {
    expect(gapOf({ ...base, powerW: 1022, childSumW: 1000 })).toMatchObject({ gapW: 22, allowedW: 20, within: true });
    expect(gapOf({ ...base, powerW: 1023, childSumW: 1000 })).toMatchObject({ gapW: 23, within: false });
  });
  it('is never right where the parts carry more, but for rounding', () => {
    expect(gapOf({ ...base, powerW: 1000, childSumW: 1002 })).toMatchObject({ gapW: -2, within: true });
    expect(gapOf({ ...base, powerW: 1000, childSumW: 1003 })).toMatchObject({ gapW: -3, within: false });
  });
  it('goes by the meter, which may say less than the parts', () => {
    expect(gapOf({ ...base, powerW: 1000, meterW: 900, childSumW: 1000 })).toMatchObject({ gapW: -100, within: false });
    expect(gapOf({ ...base, powerW: 1000, meterW: 979, childSumW: 1000 })).toMatchObject({ within: false });
  });
  it('lets a meter be read a moment before or after its parts', () => {
    expect(gapOf({ ...base, powerW: 1000, meterW: 980, childSumW: 1000 })).toMatchObject({ gapW: -20, within: true });
    expect(gapOf({ ...base, powerW: 1040, meterW: 1040, childSumW: 1000 })).toMatchObject({ gapW: 40, within: true });
  });
  it('is not known where either side is not', () => {
    expect(gapOf({ ...base, powerW: 1000 })).toBeUndefined();
    expect(gapOf({ ...base, childSumW: 1000 })).toBeUndefined();
  });
});
