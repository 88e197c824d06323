import { describe, expect, it } from 'vitest';
import { carbon, carbonFine, duration, energy, exact, inUnit, money, percent, power, powerFine } from './format';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('power', () => {
  it('has one decimal in MW from 1 MW, and kW below', () => {
    expect(plain(power(199_960_000))).toBe('200.0 MW');
    expect(plain(power(1_000_000))).toBe('1.0 MW');
    expect(plain(power(999_949))).toBe('1,000 kW');
    expect(plain(power(999_950))).toBe('1.0 MW');
    expect(plain(power(12_400))).toBe('12 kW');
    expect(plain(power(640))).toBe('640 W');
  });
  it('has a decimal of kW for what is small', () => {
    expect(plain(powerFine(8_840))).toBe('8.8 kW');
    expect(plain(powerFine(99_949))).toBe('99.9 kW');
    expect(plain(powerFine(99_950))).toBe('100 kW');
    expect(plain(powerFine(700))).toBe('700 W');
  });
  it('writes a true minus', () => expect(plain(power(-2_000_000))).toBe('−2.0 MW'));
});

describe('other quantities', () => {
  it('carry their unit', () => {
    expect(plain(energy(12_873_450_000))).toBe('12,873 MWh');
    expect(plain(energy(1_500_000))).toBe('1.5 MWh');
    expect(plain(carbon(418_200_000_000))).toBe('418 tCO₂e');
    expect(plain(carbonFine(18_640))).toBe('19 kgCO₂e');
    expect(plain(carbonFine(640))).toBe('0.6 kgCO₂e');
    expect(plain(carbonFine(1_240_000))).toBe('1.2 tCO₂e');
    expect(plain(money(92_570_229, 'EUR'))).toBe('EUR 925,702');
    expect(plain(money(99_912, 'EUR'))).toBe('EUR 999.12');
    expect(plain(percent(0.0377))).toBe('3.8 %');
    expect(plain(percent(0.0042))).toBe('0.42 %');
    expect(plain(exact(40_000_000, 'W'))).toBe('40,000,000 W');
  });
  it('follow the unit that a reason names', () => {
    expect(plain(inUnit(5_200_000, 'W'))).toBe('5.2 MW');
    expect(plain(inUnit(720, 'GPU'))).toBe('720 GPUs');
    expect(plain(inUnit(1234.5, 'EUR'))).toBe('EUR 1,235');
    expect(plain(inUnit(40, 'slots'))).toBe('40 slots');
  });
});

describe('duration', () => {
  it('drops what is too fine to matter', () => {
    expect(plain(duration(0))).toBe('0 s');
    expect(plain(duration(75))).toBe('1 min 15 s');
    expect(plain(duration(5_400))).toBe('1 h 30 min');
    expect(plain(duration(90_000))).toBe('1 d 1 h');
  });
});
