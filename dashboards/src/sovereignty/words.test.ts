import { describe, expect, it } from 'vitest';
import { attributeWords, day, fromNow, moment, plural, shortKeys, stamp } from './words';

describe('attributeWords', () => {
  it('calls what is known by its name', () => {
    expect(attributeWords('certificate.HDS')).toBe('certificate HDS');
    expect(attributeWords('certificate.ISO.27001')).toBe('certificate ISO.27001');
    expect(attributeWords('seal.SOV5')).toBe('SEAL SOV5');
    expect(attributeWords('data.backup')).toBe('data in backup');
  });
  it('spells out what it has no name for', () => {
    expect(attributeWords('hardware.confidentialComputing')).toBe('hardware confidential computing');
    expect(attributeWords('weather')).toBe('weather');
  });
});

describe('times', () => {
  it('carry their year', () => {
    expect(moment('2027-01-12T08:30:00Z')).toBe('Tue 12 Jan 2027 08:30');
    expect(day('2027-01-12T23:59:59Z')).toBe('12 Jan 2027');
    expect(stamp('2027-01-12T08:30:00Z')).toBe('12 Jan 2027 08:30');
  });
  it('say so where they are further away than dates go', () => {
    expect(moment('+1000000000-12-31T23:59:59.999999999Z')).toBe('for ever');
    expect(day('-1000000000-01-01T00:00:00Z')).toBe('for ever');
  });
  it('are told from now in whole days', () => {
    const now = Date.parse('2027-01-12T00:00:00Z');
    expect(fromNow(now + 1, now)).toBe('within a day');
    expect(fromNow(now + 86_400_000, now)).toBe('in 1 day');
    expect(fromNow(now + 20 * 86_400_000, now)).toBe('in 20 days');
    expect(fromNow(now - 2 * 86_400_000, now)).toBe('2 days ago');
    expect(fromNow(now - 1, now)).toBe('less than a day ago');
  });
});

describe('keys', () => {
  it('are the first and a count', () => {
    expect(shortKeys([])).toBe('');
    expect(shortKeys(['R-RES-01'])).toBe('R-RES-01');
    expect(shortKeys(['R-RES-01', 'R-KEY-01', 'R-CRT-01/HDS'])).toBe('R-RES-01 +2');
  });
  it('are counted in words', () => {
    expect(plural(1, 'clause')).toBe('1 clause');
    expect(plural(1_200, 'clause')).toBe('1,200 clauses');
    expect(plural(0, 'country', 'countries')).toBe('0 countries');
  });
});
