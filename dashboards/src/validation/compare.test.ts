import { expect, test } from 'vitest';
import type { KernelComparison } from '../api/validationtypes';
import { chosenLevels, comparisonWord } from './compare';

const levels = [
  { deviceModel: 'A', driver: '550.9', nodeCount: 3 },
  { deviceModel: 'B', driver: '550.9', nodeCount: 9 }, { deviceModel: 'B', driver: '550.10', nodeCount: 9 },
];

test('the newest two levels of a model that has two are compared', () => {
  expect(chosenLevels(levels, {})).toEqual({ model: 'B', driver: '550.10', against: '550.9' });
});

test('what is asked for is compared where there is such', () => {
  expect(chosenLevels(levels, { model: 'B', driver: '550.9', against: '550.10' })).toEqual({ model: 'B', driver: '550.9', against: '550.10' });
  expect(chosenLevels(levels, { model: 'C', driver: '1' })).toEqual({ model: 'B', driver: '550.10', against: '550.9' });
});

test('one level alone is compared with itself only where it is asked for', () => {
  expect(chosenLevels(levels.slice(0, 1), {})).toBeUndefined();
  expect(chosenLevels(levels, { model: 'A' })).toEqual({ model: 'A', driver: '550.9', against: '550.9' });
});

test('too few nodes are said to be too few', () => {
  const spread = { nodeCount: 3, value: 1, leastRatio: 1, lowerQuartileRatio: 1, medianRatio: 1, upperQuartileRatio: 1, mostRatio: 1 };
  const item = { verdict: 'TooFew', spread, againstSpread: spread } as KernelComparison;
  expect(comparisonWord(item)).toContain('3 and 3');
});
