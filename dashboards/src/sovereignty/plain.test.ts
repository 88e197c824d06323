import { describe, expect, it } from 'vitest';
import { plain } from './plain';

describe('plain', () => {
  it('writes instants as dates', () => {
    expect(plain('has run out on 2027-12-31T16:00:01Z')).toBe('has run out on Fri 31 Dec 2027 16:00 UTC');
  });
  it('leaves the rest alone', () => expect(plain('HDS, version 2')).toBe('HDS, version 2'));
});
