import { describe, expect, it } from 'vitest';
import { freeName } from './freename';

describe('a name that is free', () => {
  it('has the least number that no other has', () => {
    expect(freeName('late', ['late'])).toBe('late (2)');
    expect(freeName('late', ['late', 'late (2)', 'late (4)'])).toBe('late (3)');
  });

  it('is no longer than a name may be', () => {
    const long = 'x'.repeat(100);
    expect(freeName(long, [long])).toBe('x'.repeat(96) + ' (2)');
  });
});
