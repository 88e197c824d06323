import { expect, test } from 'vitest';
import type { Search, SearchRound } from '../api/livetypes';
import { adoptedRounds, bars, movesPerSecond, savedMinor, searchDataset, stateWords } from './search';

function round(number: number, more: Partial<SearchRound> = {}): SearchRound {
  return {
    number, startedAt: '2026-11-23T12:00:00Z', durationMillis: 2_000, jobCount: 4, moveCount: 1_000, gainMinor: 0,
    adopted: false, revision: 7, seed: 1, reason: 'NothingBetter', message: 'It found no better plan.', ...more,
  };
}

const ADOPTED = { gainMinor: 400, adopted: true, adoptedRevision: 8 };

function search(...rounds: SearchRound[]): Search {
  return {
    version: '3', state: 'Searching', since: '2026-11-23T12:00:00Z', paused: false, roundCount: rounds.length,
    adoptedCount: 0, moveCount: 0, currency: 'EUR', rounds,
  };
}

test('bars_ofRounds_goFromTheOldestAndTellTheirKindsApart', () => {
  const found = bars(search(round(3), round(2, { gainMinor: 100 }), round(1, ADOPTED)));
  expect(found).toEqual([
    { number: 1, kind: 'adopted', share: 1 }, { number: 2, kind: 'found', share: 0.25 },
    { number: 3, kind: 'nothing', share: 0 },
  ]);
});

test('bars_whereNothingWasGained_areFlat', () => {
  expect(bars(search(round(1)))).toEqual([{ number: 1, kind: 'nothing', share: 0 }]);
});

test('movesPerSecond_ofRounds_isOfThoseThatTookTime', () => {
  expect(movesPerSecond(search(round(2, { durationMillis: 500, moveCount: 500 }), round(1, { durationMillis: 1_500, moveCount: 2_500 })))).toBe(1_500);
  expect(movesPerSecond(search())).toBeUndefined();
});

test('movesPerSecond_ofManyRounds_isOfTheLastTen', () => {
  const slow = Array.from({ length: 10 }, (_, at) => round(20 - at));
  expect(movesPerSecond(search(...slow, round(1, { moveCount: 1_000_000 })))).toBe(500);
});

test('saved_ofRounds_leavesOutWhatWasNotAdopted', () => {
  expect(savedMinor(search(round(2, { gainMinor: 900 }), round(1, ADOPTED)))).toBe(400);
});

test('adoptedRounds_ofAll_areTheNewest', () => {
  const all = search(round(4, ADOPTED), round(3), round(2, ADOPTED), round(1, ADOPTED));
  expect(adoptedRounds(all, 2).map(({ number }) => number)).toEqual([4, 2]);
});

test('stateWords_ofAPausedSearch_sayWhy', () => {
  expect(stateWords({ ...search(), state: 'Paused', paused: true, reason: 'an audit' })).toMatchObject({
    word: 'Paused', icon: 'pause', meaning: 'Because: an audit',
  });
});

test('stateWords_ofAnUnknownState_areItsName', () => {
  expect(stateWords({ ...search(), state: 'Thinking' as Search['state'] }).word).toBe('Thinking');
});

test('dataset_ofRounds_isTheServicesNumbers', () => {
  const data = searchDataset(search(round(2), round(1, ADOPTED)));
  const at = (row: number, id: string) => data.cell(row, data.columns.findIndex((it) => it.id === id));
  expect(data.count).toBe(2);
  expect([at(1, 'number'), at(1, 'gainMinor'), at(1, 'adopted'), at(1, 'adoptedRevision')]).toEqual([1, 400, 'yes', 8]);
  expect([at(0, 'adopted'), at(0, 'message')]).toEqual(['no', 'It found no better plan.']);
});
