import { describe, expect, it } from 'vitest';
import type { Estimate } from '../api/livetypes';
import { jouleText, plannedSeconds, rangeText, sourceText } from './predictedwords';

const estimate: Estimate = {
  deviceModels: ['H100'], nodeCount: 3, runSeconds: 7_500, lowSeconds: 7_200, highSeconds: 8_100,
  tokensPerSecond: 4_000, corrected: true, factorRatio: 1.184, powerSource: 'Measured',
  perTokenJ: 0.42, lowPerTokenJ: 0.4102, highPerTokenJ: 0.4496, energyWh: 9_000, evidenceCount: 1, evidence: [],
};

describe('a prediction', () => {
  it('is a range', () => {
    expect(rangeText(estimate)).toBe('2 h to 2 h 15 min');
    expect(rangeText({ ...estimate, highSeconds: 7_200.4 })).toBe('2 h');
    expect(jouleText(estimate)).toBe('0.41 to 0.45 J a token');
  });
  it('says what it is known from', () => {
    expect(sourceText(estimate)).toBe('power as measured, roofline times 1.18 by a small model');
    expect(sourceText({ ...estimate, corrected: false, powerSource: 'Rated' })).toContain('not corrected');
  });
  it('is planned for by type', () => {
    const type = { gpuTypeId: 'H100', plannedSeconds: 8_100, source: 'Measured' as const, estimate };
    const work = { model: { precision: 'bf16' }, kind: 'Generate' as const };
    expect(plannedSeconds({ predictedAt: '2026-11-27T00:00:00Z', work, types: [type] })).toEqual({ H100: 8_100 });
    expect(plannedSeconds(undefined)).toEqual({});
  });
});
