import { describe, expect, it } from 'vitest';
import { firstCurtailment, limitOf } from './curtailment';

const now = Date.parse('2026-11-26T10:07:30Z');

describe('a curtailment', () => {
  it('begins with the quarter that has begun and lasts four hours', () => {
    expect(firstCurtailment('rhone', now)).toMatchObject({ from: '2026-11-26T10:00', to: '2026-11-26T14:00' });
  });
  it('is asked for in watts and instants', () => {
    expect(limitOf({ ...firstCurtailment('rhone', now), megawatts: '4.2', reason: ' grid ' })).toEqual({
      siteId: 'rhone', limitW: 4_200_000, from: '2026-11-26T10:00:00Z', to: '2026-11-26T14:00:00Z', reason: 'grid',
    });
  });
  it('is none while nobody says how much, which is not the same as nothing', () => {
    expect(limitOf(firstCurtailment('rhone', now))).toBeUndefined();
    expect(limitOf({ ...firstCurtailment('rhone', now), megawatts: '0' })?.limitW).toBe(0);
  });
});
