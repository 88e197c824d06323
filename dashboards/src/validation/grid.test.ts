import { expect, test } from 'vitest';
import { gridStep, shortKernel, visibleRows } from './grid';

test('only rows that are seen are drawn, and a few beside them', () => {
  const [first, last] = visibleRows(44 * 200, 440, 44, 500);
  expect(first).toBeLessThanOrEqual(200);
  expect(last).toBeGreaterThanOrEqual(210);
  expect(last - first).toBeLessThan(30);
});

test('a list that has become short is drawn to its end', () => {
  expect(visibleRows(44 * 200, 440, 44, 3)).toEqual([0, 3]);
  expect(visibleRows(0, 440, 44, 0)).toEqual([0, 0]);
});

test('keys stay within the grid', () => {
  expect(gridStep('PageDown', 95, 2, 100, 8)).toEqual([99, 2]);
  expect(gridStep('PageUp', 4, 2, 100, 8)).toEqual([0, 2]);
  expect(gridStep('ArrowDown', 99, 2, 100, 8)).toBeUndefined();
  expect(gridStep('End', 3, 2, 100, 8)).toEqual([3, 7]);
});

test('a kernel is named by what it is, its precision and its size', () => {
  expect(shortKernel('gemm-bf16-4096x4096x4096')).toEqual(['gemm', 'bf16 4096x4096x4096']);
  expect(shortKernel('attention-decode-bf16-b16-h32-kv8-t4096-d128')).toEqual(['attention-decode', 'bf16 b16-h32-kv8-t4096-d128']);
  expect(shortKernel('llm')).toEqual(['llm', '']);
});
