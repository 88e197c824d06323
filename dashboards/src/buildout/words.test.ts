import { describe, expect, it } from 'vitest';
import type { BuildOut } from '../api/buildout';
import { demandLayers, supplyLayers, upTo } from './layers';
import { costNote, costParts, gapText, millions, millionsEur, quartersDataset } from './words';

const nothing = { totalMinor: 0, capitalMinor: 0, residualMinor: 0, fixedMinor: 0, runningMinor: 0, shortageMinor: 0 };

const its: BuildOut = {
  name: 'test', from: '2027-01-01', seed: 1, cost: nothing, boundMinor: 0, gapRatio: 0.0123, isProven: false,
  quarters: [
    { name: '2027 Q1', from: '2027-01-01', existingKw: 100, builtKw: 0, demandKw: 130, shortKw: 30, gridKw: 120 },
    { name: '2027 Q2', from: '2027-04-01', existingKw: 110, builtKw: 50, demandKw: 150, shortKw: 0, gridKw: 180 },
  ],
  years: [], runnersUp: [], verdicts: [], unmet: [], whatIfs: [],
  profiles: [{ profileId: 'fr', demandKw: [30, 40], shortKw: [0, 0] }, { profileId: 'eu', demandKw: [100, 110], shortKw: [30, 0] }],
  built: [{
    optionId: 'o', siteId: 's', generationId: 'g', gpuCount: 1, gridKw: 60, itKw: 50, givesKw: 50, orderOn: '2027-01-01', startOn: '2027-01-01',
    readyOn: '2027-04-01', quarter: '2027 Q1', orderedMinor: 1, cost: nothing, source: 'test',
  }],
};

describe('words of build-outs', () => {
  it('write money in millions, and from a thousand of them in billions', () => {
    expect(millions(-1_234_567_890)).toBe('\u221212.3');
    expect(millionsEur(99_900_000_000)).toBe('EUR\u00a0999.0\u00a0m');
    expect(millionsEur(445_120_000_000)).toBe('EUR\u00a04.45\u00a0bn');
  });

  it('say how much cheaper any other plan could be', () => {
    expect(gapText(its)).toBe('any other is at most 1.2\u00a0% cheaper');
    expect(gapText({ ...its, isProven: true })).toBe('none is cheaper');
  });

  it('say what is credited for what still stands, where anything does', () => {
    const cost = { totalMinor: 700, capitalMinor: 900, residualMinor: -400, fixedMinor: 50, runningMinor: 80, shortageMinor: 70 };
    expect(costNote(its)).toBe('of it EUR\u00a00.0\u00a0m for demand that is not met');
    expect(costNote({ ...its, cost: { ...cost, residualMinor: -40_000_000_000 } })).toContain('EUR\u00a0400.0\u00a0m left at the end are credited');
    const parts = costParts(cost);
    expect(parts.at(-1)?.minor).toBe(parts.slice(0, -1).reduce((sum, { minor }) => sum + minor, 0));
  });
});

describe('layers of the chart', () => {
  it('add up to what the quarters say, an option from when it counts', () => {
    its.quarters.forEach((quarter, at) => {
      expect(upTo(supplyLayers(its), 2, at)).toBe(quarter.existingKw + quarter.builtKw);
      expect(upTo(demandLayers(its), 2, at)).toBe(quarter.demandKw);
    });
  });

  it('are the columns of the table', () => {
    const data = quartersDataset('id', its);
    const row = data.columns.map((_, column) => data.cell(1, column));
    expect(row).toEqual(['2027 Q2', 40, 110, 150, 110, 50, 0, 180]);
  });
});
