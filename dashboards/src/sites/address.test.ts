import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('location', { pathname: '/sites', search: '' });
vi.stubGlobal('window', { addEventListener: () => undefined });
const { rackHref, siteHref, sitePath } = await import('./address');

describe('the path of a site', () => {
  it('goes there and back, whatever the ids are', () => {
    for (const place of [
      { siteId: 'oslo', domainId: undefined }, { siteId: 'oslo', domainId: 'b2' }, { siteId: 'ö/1', domainId: 'a b/%' },
    ]) {
      expect(sitePath(siteHref(place))).toEqual(place);
    }
  });
  it('has the rack in its query', () => {
    expect(rackHref('oslo', 'oslo/r 1')).toBe('/sites/oslo?rack=oslo%2Fr+1');
  });
  it('is no other path', () => {
    expect(sitePath('/sites')).toBeUndefined();
    expect(sitePath('/sites/a/racks/b')).toBeUndefined();
  });
});
