import { describe, expect, it } from 'vitest';
import type { ComparedRow } from '../api/scenarios';
import { cardText, differenceText, questionText, valueText } from './words';

const day: ComparedRow = { key: 'p50', unit: 'day', isMoreBetter: true };

describe('differences', () => {
  it('have their sign and unit', () => {
    expect(differenceText({ ...day, valueOn: '2028-01-01', differenceDays: -90, word: 'worse' })).toBe('−90 days');
    expect(differenceText({ ...day, valueOn: '2028-01-01', differenceDays: 1, word: 'better' })).toBe('+1 day');
    expect(differenceText({ ...day, differenceDays: 0, word: 'same' })).toBe('±0 days');
    expect(differenceText({ key: 'peak', unit: 'kW', isMoreBetter: false, valueKw: 1, differenceKw: 23_049, word: 'worse' })).toBe('+23.0 MW');
    expect(differenceText({ key: 'within', unit: 'ratio', isMoreBetter: false, valueRatio: 0.5, differenceRatio: -0.125, word: 'better' })).toBe('−12.5 points');
    expect(differenceText({ key: 'cost', unit: 'EUR', isMoreBetter: false, valueMinor: 1, differenceMinor: -123_456_700, word: 'better' })).toBe('−EUR\u00a01,234,567');
    expect(differenceText({ key: 'price', unit: 'EUR/MWh', isMoreBetter: false, valueMinor: 1, differenceMinor: 1_250, word: 'worse' })).toBe('+EUR\u00a012.50');
    expect(differenceText({ key: 'carbon', unit: 'kg', isMoreBetter: false, valueKg: 1, differenceKg: 2_500, word: 'worse' })).toBe('+2.5\u00a0tCO₂e');
  });

  it('are words where one of both never comes, and nothing without a baseline', () => {
    expect(differenceText({ ...day, word: 'better' })).toBe('now never');
    expect(differenceText({ ...day, valueOn: '2028-01-01', word: 'worse' })).toBe('before: never');
    expect(differenceText(day)).toBe('–');
    expect(valueText(day, '2031-12-01')).toBe('never within the horizon (to 2031-12-01)');
  });
});

describe('inputs', () => {
  it('are told in sentences', () => {
    expect(cardText({ kind: 'siteDelay', siteId: 'SE', laterDays: 183 })).toBe('Site SE: 183 days later');
    expect(cardText({ kind: 'stepDelay', stepId: 'a', laterDays: -3 })).toBe('Step a: 3 days earlier');
    expect(cardText({ kind: 'gridLimitation', siteId: 'SE', limitedPermille: 25 })).toContain('2.5 % of all hours');
    expect(questionText({ seed: 3, without: ['planned'] })).toBe('1000 draws, seed 3, 10 % in reserve, five years, 8 weeks scheduled, without planned steps');
  });
});
