import { describe, expect, it } from 'vitest';
import { dayText, movedText, mw } from './words';

describe('days that something runs out', () => {
  it('are told with the horizon where they do not come', () => {
    expect(dayText('2027-03-01', '2031-12-01')).toBe('2027-03-01');
    expect(dayText(undefined, '2031-12-01')).toBe('never within the horizon (to 2031-12-01)');
  });

  it('move by days, in words', () => {
    expect(movedText('2027-03-01', '2027-03-01')).toBe('the same day');
    expect(movedText('2027-03-01', '2027-02-28')).toBe('1 day earlier');
    expect(movedText('2027-03-01', '2027-05-30')).toBe('90 days later');
    expect(movedText(undefined, '2027-05-30')).toBe('before: never');
    expect(movedText('2027-05-30', undefined)).toBe('now never');
  });

  it('are of megawatts with one decimal', () => {
    expect(mw(23_049)).toBe('23.0');
    expect(mw(-500)).toBe('\u22120.5');
  });
});
