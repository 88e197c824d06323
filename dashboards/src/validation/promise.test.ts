import { expect, test } from 'vitest';
import { kernelAt, promiseOf, replaced } from './promise';

const draft = {
  model: 'A', name: ' copy ', engine: 'ptx', value: '2780', unit: 'GB/s', marginPercent: '7', failurePercent: '12.5', needed: true,
  source: 's', reason: 'r',
};
const copy = { name: 'copy', engine: 'ptx', value: 1, unit: 'GB/s', marginRatio: 0.05, failureMarginRatio: 0.1, needed: true };
const dot = { ...copy, name: 'dot' };

test('percents become shares without a tail of digits', () => {
  expect(promiseOf(draft)).toEqual({ ...copy, value: 2780, marginRatio: 0.07, failureMarginRatio: 0.125 });
});

test('what is no number is left out', () => {
  expect(promiseOf({ ...draft, value: 'fast' })).not.toHaveProperty('value');
  expect(promiseOf({ ...draft, value: ' ' })).not.toHaveProperty('value');
});

test('a changed kernel keeps its place, a new one comes last', () => {
  const now = { ...copy, value: 5 };
  expect(replaced([copy, dot], copy, now)).toEqual([now, dot]);
  expect(replaced([copy, dot], undefined, now)).toEqual([copy, dot, now]);
  expect(kernelAt([copy, dot], dot)).toBe(1);
});
