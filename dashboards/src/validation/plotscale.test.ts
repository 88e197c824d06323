import { expect, test } from 'vitest';
import { axisOf, position } from './plotscale';

test('an axis holds its values with air, and its marks are round and within', () => {
  const axis = axisOf(0.871, 1.024);
  expect(axis.from).toBeLessThan(0.871);
  expect(axis.to).toBeGreaterThan(1.024);
  expect(axis.ticks).toEqual([0.9, 0.95, 1]);
  for (const tick of axis.ticks) expect(tick >= axis.from && tick <= axis.to).toBe(true);
  expect(axis.ticks.length).toBeGreaterThan(2);
});

test('one value alone has an axis too', () => {
  const axis = axisOf(640, 640);
  expect(axis.from).toBeLessThan(640);
  expect(axis.to).toBeGreaterThan(640);
});

test('values that are nearly one are not pulled apart', () => {
  const axis = axisOf(499.999, 500.001);
  expect(axis.to - axis.from).toBeGreaterThan(9);
  expect(new Set(axis.ticks.map((tick) => tick.toPrecision(4))).size).toBe(axis.ticks.length);
});

test('positions run from one end to the other', () => {
  const axis = { from: 10, to: 20, ticks: [] };
  expect(position(axis, 10, 300)).toBe(0);
  expect(position(axis, 15, 300)).toBe(150);
  expect(position(axis, 20, 300)).toBe(300);
});
