import { describe, expect, it } from 'vitest';
import type { ModelPlace, ModelRanking } from '../api/models';
import { shareOfMost, shown, spreadText } from './words';

const place = (value: number, more: Partial<ModelPlace> = {}): ModelPlace => ({ rank: 1, nickname: 'A', value, spread: 'exact', isEstimated: false, estimated: [], ...more });

function ranking(places: ModelPlace[]): ModelRanking {
  return { metric: 'quality', name: 'quality', unit: 'share of answers', isMoreBetter: true, places, missing: [], winnerWords: '', isEstimated: false };
}

describe('figures of models', () => {
  it('have three digits', () => {
    expect(shown(0.0000288889)).toBe('0.0000289');
    expect(shown(-7161125.3)).toBe('\u22127,160,000');
  });

  it('say how well they are known', () => {
    expect(spreadText(place(1))).toBe('no interval');
    expect(spreadText(place(0.5, { spread: 'unknown' }))).toBe('of unknown trials');
    expect(spreadText(place(0.5, { spread: 'within', lowValue: 0.4, highValue: 0.61239 }))).toBe('0.4 to 0.612');
  });

  it('are drawn against the largest end of all', () => {
    const its = ranking([place(0.5, { spread: 'within', lowValue: 0.4, highValue: 0.8 }), place(0.2)]);
    expect(shareOfMost(0.4, its)).toBe(50);
    expect(shareOfMost(0.8, its)).toBe(100);
    expect(shareOfMost(0.4, ranking([place(0)]))).toBe(0);
  });
});
