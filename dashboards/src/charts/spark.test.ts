import { describe, expect, it } from 'vitest';
import { stepPath } from './spark';

const box = { width: 100, height: 12, most: 10 };
const values = Float64Array.from([0, 10, Number.NaN, 5]);

describe('stepPath', () => {
  it('holds each value until the next and breaks where nothing is known', () => {
    expect(stepPath(values, 0, 4, box, false)).toBe('M0.0 12.0H25.0L25.0 2.0H50.0M75.0 7.0H100.0');
  });
  it('closes each run to the ground', () => {
    expect(stepPath(values, 0, 4, box, true)).toBe('M0.0 12.0H25.0L25.0 2.0H50.0V12H0.0ZM75.0 7.0H100.0V12H75.0Z');
  });
  it('has the largest of many', () => {
    const many = Float64Array.from({ length: 1000 }, (_, at) => (at === 555 ? 10 : 0));
    expect(stepPath(many, 0, 1000, box, false)).toContain('L55.0 2.0H56.0');
  });
  it('is empty where nothing is known', () => {
    expect(stepPath(Float64Array.from([Number.NaN]), 0, 1, box, true)).toBe('');
  });
});
