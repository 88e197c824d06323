import { expect, test } from 'vitest';
import type { MegawattValues } from '../api/livetypes';
import { headline, scarce, valuesDataset } from './values';

const NOON = Date.parse('2026-11-23T12:00:00Z');

function values(...series: [string, number[]][]): MegawattValues {
  return {
    revision: 7, computedAt: '2026-11-23T12:00:01Z', currency: 'EUR', planCostMinor: 10, boundCostMinor: 9,
    gapRatio: 0.1, openJobCount: 3, scarceDomainCount: 0, from: '2026-11-23T12:00:00Z', stepSeconds: 3_600,
    series: series.map(([id, valueMinorPerMWh]) => ({
      id, siteId: id, domainId: id, kind: 'site', unit: 'minor/MWh', valueMinorPerMWh,
    })),
  };
}

function said(known: MegawattValues, now: number): string | undefined {
  return headline(known, now)?.replace(/\u00a0/g, ' ');
}

test('headline_oneSiteShort_saysWhatItIsWorthNowAndAtMost', () => {
  expect(said(values(['oslo', [0, 0]], ['paris', [4_100, 31_000]]), NOON + 60_000)).toBe(
    'One more MW at paris is worth EUR 41 per MWh now, at most EUR 310 at 13:00',
  );
});

test('headline_dearestNow_saysItOnce', () => {
  expect(said(values(['paris', [31_000, 100]]), NOON)).toBe('One more MW at paris is worth EUR 310 per MWh now');
});

test('headline_shortOnlyLater_saysNothingNow', () => {
  expect(said(values(['paris', [0, 31_000]]), NOON)).toBe(
    'One more MW at paris is worth nothing now, at most EUR 310 at 13:00',
  );
});

test('headline_nothingShort_isNone', () => {
  const none = values(['paris', [0, 0]]);
  expect(headline(none, NOON)).toBeUndefined();
  expect(scarce(none)).toEqual([]);
});

test('dataset_ofValues_isTheServicesNumbers', () => {
  const data = valuesDataset(values(['paris', [1, 2]], ['oslo', [3, 4]]));
  expect([0, 1].map((row) => [0, 1, 2].map((column) => data.cell(row, column)))).toEqual([
    ['2026-11-23T12:00:00Z', 1, 3], ['2026-11-23T13:00:00Z', 2, 4],
  ]);
});
