import { describe, expect, it } from 'vitest';
import { cellText, heading, numberIn, numberOf } from './cells';

const column = (name: string, type: string, unit?: string) => ({ name, type, description: '', ...(unit ? { unit } : {}) });

describe('cells', () => {
  it('are printed to the cent, the kWh and the thousandth of a GPU-hour', () => {
    expect(cellText(column('costEur', 'decimal(2)', 'EUR'), 3103549.86)).toBe('3,103,549.86');
    expect(cellText(column('energyWh', 'whole', 'Wh'), 2681628000)).toBe('2,681.628');
    expect(cellText(column('allocatedGpuHours', 'decimal(6)', 'GPU-h'), 1)).toBe('1.000');
    expect(cellText(column('locationBasedGrams', 'decimal(3)', 'g'), 110690331.062)).toBe('110,690.3');
    expect(cellText(column('utilisationRatio', 'decimal(4)'), 0.7167)).toBe('71.7\u00a0%');
  });

  it('say a dash where nothing is known, and no minus before nothing', () => {
    expect(cellText(column('costEur', 'decimal(2)', 'EUR'), null)).toBe('–');
    expect(cellText(column('costEur', 'decimal(2)', 'EUR'), -0)).toBe('0.00');
    expect(cellText(column('costEur', 'decimal(2)', 'EUR'), -0.5)).toBe('\u22120.50');
  });

  it('of money are found by their name in euro, and unit costs have four digits', () => {
    const report = { columns: [column('siteId', 'text'), column('costSek', 'decimal(up to 10)', 'SEK')], asked: { currency: 'SEK' } };
    expect(numberIn(report, ['a', 12.5], 'costEur')).toBe(12.5);
    expect(numberIn(report, ['a', 12.5], 'energyEur')).toBeUndefined();
    expect(cellText(column('costSek', 'decimal(up to 10)', 'SEK'), 12.5)).toBe('12.50');
    expect(cellText(column('perAcceptedTaskEur', 'decimal(10)', 'EUR'), 0.00012345678)).toBe('0.0001235');
    expect(cellText(column('perMTokensEur', 'decimal(10)', 'EUR'), 3.456789)).toBe('3.457');
  });

  it('past 2^53 come as texts', () => {
    expect(numberOf('9007199254740993000')).toBe(9007199254740993000);
    expect(numberOf('FR-PAR-1')).toBeUndefined();
  });
});

describe('headings', () => {
  it('are the names in words, without the unit', () => {
    expect(heading('allocatedGpuHours')).toBe('Allocated');
    expect(heading('energyCostEur')).toBe('Energy cost');
    expect(heading('marketBasedGrams')).toBe('Market based');
    expect(heading('itWh')).toBe('IT');
    expect(heading('energyCostSek', 'SEK')).toBe('Energy cost');
    expect(heading('breakEvenSekPerMWh', 'SEK/MWh')).toBe('Break even');
  });
});
