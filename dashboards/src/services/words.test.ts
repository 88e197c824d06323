import { describe, expect, it } from 'vitest';
import { gpusText } from './words';

describe('words of services', () => {
  it('says how many replicas a GPU has room for where they share it', () => {
    expect(gpusText(12)).toBe('12');
    expect(gpusText(1_200, 1)).toBe('1,200');
    expect(gpusText(4, 7)).toBe('4 (7 on each)');
  });
});
