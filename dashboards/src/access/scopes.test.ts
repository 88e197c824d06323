import { describe, expect, it } from 'vitest';
import { byArea, inDays } from './scopes';

describe('byArea', () => {
  it('keeps the scopes of one area together, in their order', () => {
    const areas = byArea(['jobs:read', 'plans:read', 'jobs:write']);
    expect([...areas.keys()]).toEqual(['jobs', 'plans']);
    expect(areas.get('jobs')).toEqual(['jobs:read', 'jobs:write']);
  });
});

describe('inDays', () => {
  it('is so many days later', () => {
    expect(inDays(2, Date.parse('2026-11-24T12:00:00Z'))).toBe('2026-11-26T12:00:00.000Z');
  });
});
