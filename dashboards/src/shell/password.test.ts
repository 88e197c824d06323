import { describe, expect, it } from 'vitest';
import { wrongWith } from './password';

describe('wrongWith', () => {
  it('says how long it is and may be', () => {
    expect(wrongWith('short', 'short').next).toContain('5 characters');
    expect(wrongWith('a dozen and more', 'a dozen and more')).toEqual({ next: '', again: '' });
  });
  it('says that they are not the same', () => {
    expect(wrongWith('a dozen and more', 'a dozen').again).not.toBe('');
  });
});
