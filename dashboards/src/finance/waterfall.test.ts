import { describe, expect, it } from 'vitest';
import type { Report } from '../api/financetypes';
import { axis, place, steps } from './waterfall';

const names = ['siteId', 'kind', 'beforeEur', 'quantityEur', 'priceEur', 'correctionsEur', 'nowEur'];

function report(rows: (string | number)[][]): Report {
  return {
    kind: 'waterfall',
    period: { id: '2026-10', state: 'Closed', from: '', to: '', quarterCount: 0 },
    isProvisional: false, asked: { currency: 'EUR' }, currencies: [], more: [],
    columns: names.map((name) => ({ name, type: name.endsWith('Eur') ? 'decimal(2)' : 'text', description: '' })),
    rows,
    total: [],
    assumptions: [],
    series: [],
    warnings: [],
  };
}

describe('steps', () => {
  const ofTwo = report([
    ['A', 'energy', 100.1, 20.2, -5.3, 0, 115],
    ['B', 'energy', 50, 0, 0, -1.5, 48.5],
  ]);

  it('lead from the month before to this one, to the cent', () => {
    const all = steps(ofTwo, undefined);
    expect(all.map(({ value }) => value)).toEqual([15010, 2020, -530, -150, 16350]);
    for (let at = 1; at < all.length - 1; at++) expect(all[at]?.from).toBe(all[at - 1]?.to);
    expect(all.at(-2)?.to).toBe(all.at(-1)?.to);
  });

  it('are those of one site where one is chosen', () => {
    expect(steps(ofTwo, 'B').map(({ value }) => value)).toEqual([5000, 0, 0, -150, 4850]);
  });
});

describe('the axis', () => {
  it('begins at 0 where steps are large', () => {
    expect(axis(steps(report([['A', 'energy', 100, 100, 0, 0, 200]]), undefined))).toEqual({ from: 0, to: 20000, isCut: false });
  });

  it('is cut where they are small, and no bar is lost', () => {
    const all = steps(report([['A', 'energy', 1000, 10, 0, 0, 1010]]), undefined);
    const its = axis(all);
    expect(its.isCut).toBe(true);
    for (const step of all) {
      const { left, width } = place(step, its);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
      if (step.value !== 0) expect(width).toBeGreaterThan(0);
    }
  });

  it('goes below 0 where the month is an income', () => {
    const its = axis(steps(report([['A', 'flexibility', -100, -50, 0, 0, -150]]), undefined));
    expect(its.from).toBe(-15000);
    expect(its.to).toBe(0);
  });
});
