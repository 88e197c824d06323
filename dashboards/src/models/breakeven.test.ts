import { describe, expect, it } from 'vitest';
import type { ComparedModel, ModelComparison, Overtaking } from '../api/models';
import { placeOf, roundUp, scaleOf, variedOf } from './breakeven';

const accepted = (nickname: string, acceptedRatio: number, thousandTasksEur: number): ComparedModel => ({
  nickname, gpuType: 'H100', words: '', isLate: false, accepted: { acceptedRatio }, gpuTaskWh: 1, taskWh: 1, thousandTasksEur, taskMgco2e: 1, tokensPerSecondPerMw: 1, tasks: [],
});

function comparison(largeShare: Overtaking, more: Partial<ModelComparison> = {}): ModelComparison {
  return {
    task: 'chat', mix: [{ task: 'chat', shareRatio: 1 }], measurementVersion: 1, late: [], rankings: [],
    inputs: [{ name: 'harm of a refused answer', value: 0.003, unit: 'EUR', source: 'x', basis: 'estimated' }],
    models: [accepted('S', 0.5, 1), accepted('L', 0.9, 2)],
    flip: { before: 'quality', after: 'quality', words: '', steps: [] },
    duel: {
      small: 'S', large: 'L', words: [], isEstimated: true, estimated: [], gap: { tokenRatio: 1, requestRatio: 1, taskRatio: 1, words: '' },
      breakEvens: { harmEur: { when: 'above', value: 0.0031 }, largeShare, smallFirstShare: { when: 'above', value: 0.5 } },
    },
    ...more,
  };
}

describe('a break-even', () => {
  it('says on which side the value is, and who is the cheaper there', () => {
    expect(scaleOf(comparison({ when: 'above', value: 0.91 }), 'large')?.words).toBe('90 % of the answers of L accepted is below the break-even of 91 %: S is the cheaper by accepted task.');
    expect(scaleOf(comparison({ when: 'above', value: 0.8 }), 'large')?.words).toBe('90 % of the answers of L accepted is above the break-even of 80 %: L is the cheaper by accepted task.');
    expect(scaleOf(comparison({ when: 'never', because: 'it costs no less' }), 'large')).toMatchObject({ at: undefined, words: 'L is the cheaper at no value: it costs no less.' });
  });

  it('has nobody cheaper at the very value', () => {
    expect(scaleOf(comparison({ when: 'above', value: 0.9 }), 'large')?.words).toContain('both cost the same');
    expect(scaleOf(comparison({ when: 'above', value: 0.9 }), 'small')?.words).toBe('50 % of the answers of S accepted is the break-even of 50 %: both cost the same.');
  });

  it('of harm has a scale of twice its value, and counts below where it is so', () => {
    const its = scaleOf(comparison({ when: 'above', value: 0.9 }), 'harm');
    expect(its).toMatchObject({ most: 0.01, step: 0.00001, now: 0.003, at: 0.0031 });
    expect(its?.words).toBe('Harm of 0.003 EUR by refused answer is below the break-even of 0.0031 EUR: S is the cheaper by accepted task.');
    const below = comparison({ when: 'above', value: 0.9 });
    below.duel.breakEvens!.harmEur = { when: 'below', value: 0.0031 };
    expect(scaleOf(below, 'harm')?.words).toContain('L is the cheaper');
  });

  it('of a mix counts each task of the small one by what the large one costs at it', () => {
    const task = (name: string, acceptedRatio: number, thousandTasksEur: number) => ({
      task: name, shareRatio: 0.5, gpuType: 'H100', gpuCount: 1, words: '', isLate: false, source: '', basis: 'measured' as const, taskWh: 1, thousandTasksEur, taskMgco2e: 1,
      quality: { task: name, acceptedRatio, source: '', basis: 'measured' as const, day: '2026-01-01' },
    });
    const models = [{ ...accepted('S', 0.5, 1), tasks: [task('a', 0.8, 1), task('b', 0.2, 1)] }, { ...accepted('L', 0.9, 2), tasks: [task('a', 0.9, 1), task('b', 0.9, 3)] }];
    expect(scaleOf(comparison({ when: 'above', value: 0.9 }, { models }), 'small')?.now).toBe(35);
  });

  it('is of harm only where refused answers do some', () => {
    expect([variedOf('harm', true), variedOf('harm', false), variedOf(undefined, true), variedOf('small', false)]).toEqual(['harm', 'large', 'large', 'small']);
  });

  it('lies on a scale with a round end', () => {
    expect([0.0062, 0.2, 1.01, 5, 7, 100].map(roundUp)).toEqual([0.01, 0.2, 2, 5, 10, 100]);
    expect([0, 5, 20].map((value) => placeOf(value, { least: 0, most: 10 }))).toEqual([0, 50, 100]);
  });
});
