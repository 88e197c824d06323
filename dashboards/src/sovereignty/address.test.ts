import { describe, expect, it } from 'vitest';
import { cellHref, jobPlacesHref, matrixHref, profileHref, profileOfPath } from './address';

describe('addresses', () => {
  it('name profiles whatever is in their ids', () => {
    expect(profileHref('eu/health')).toBe('/sovereignty/profiles/eu%2Fhealth');
    expect(profileOfPath(profileHref('eu/health'))).toBe('eu/health');
    expect(profileOfPath('/sovereignty/profiles/eu/')).toBe('eu');
    expect(profileOfPath('/sovereignty/profiles')).toBeUndefined();
    expect(profileOfPath('/sovereignty')).toBeUndefined();
  });
  it('carry the moment that is looked at', () => {
    const at = '2026-11-26T08:00:00Z';
    expect(profileHref('eu', at)).toBe(`/sovereignty/profiles/eu?at=${at}`);
    expect(cellHref('eu', 'paris', at)).toBe(`/sovereignty?at=${at}&profile=eu&place=paris`);
    expect(jobPlacesHref('job-1')).toBe('/sovereignty?job=job-1');
    expect(matrixHref()).toBe('/sovereignty');
  });
});
