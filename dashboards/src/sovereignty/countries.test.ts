import { describe, expect, it } from 'vitest';
import { withGroups } from './countries';

const EU = 'AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR, HU, IE, IT, LT, LU, LV, MT, NL, PL, PT, RO, SE, SI, SK';
const EEA = 'AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR, HU, IE, IS, IT, LI, LT, LU, LV, MT, NL, NO, PL, PT, RO, SE, SI, SK';

describe('withGroups', () => {
  it('names the Union and the EEA where all of it is listed', () => {
    expect(withGroups(`within ${EU}`)).toBe('within EU');
    expect(withGroups(`within ${EEA}`)).toBe('within EEA');
  });
  it('keeps who is listed besides', () => {
    expect(withGroups(`within ${EU}, CH`)).toBe('within EU, CH');
    expect(withGroups(`within CH, ${EEA}`)).toBe('within EEA, CH');
  });
  it('leaves all else as it is', () => {
    expect(withGroups(`within ${EU.slice(4)}`)).toBe(`within ${EU.slice(4)}`);
    expect(withGroups('within FR')).toBe('within FR');
    expect(withGroups('HDS at level 0 or more')).toBe('HDS at level 0 or more');
  });
});
