import { describe, expect, it } from 'vitest';
import { csvField, toCsv, toJson, type Dataset } from './dataset';

const data: Dataset = {
  name: 'x',
  columns: [{ id: 'jobId', label: 'Job' }, { id: 'powerW', label: 'Power' }],
  count: 2,
  cell: (row, column) => (column === 0 ? ['a,"b"', '=SUM(A1)'][row] : [1_000_000, undefined][row]),
  facts: { plan: 'p-1', timeZone: 'UTC' },
};
const now = new Date('2026-01-12T00:00:00Z');

describe('csv', () => {
  it('quotes what would break a row and disarms formulas', () => {
    expect(csvField('plain')).toBe('plain');
    expect(csvField('a,"b"')).toBe('"a,""b"""');
    expect(csvField('line\nbreak')).toBe('"line\nbreak"');
    expect(csvField('=SUM(A1)')).toBe("'=SUM(A1)");
    expect(csvField(-5)).toBe('-5');
    expect(csvField(undefined)).toBe('');
  });
  it('carries its facts and every row', () => {
    expect(toCsv(data, now).split('\r\n')).toEqual([
      '# plan: p-1', '# timeZone: UTC', '# generatedAt: 2026-01-12T00:00:00.000Z',
      'jobId,powerW', '"a,""b""",1000000', "'=SUM(A1),", '',
    ]);
  });
});

it('json carries the same', () => {
  const read = JSON.parse(toJson(data, now)) as { plan: string; items: { jobId: string; powerW?: number }[] };
  expect(read.plan).toBe('p-1');
  expect(read.items).toEqual([{ jobId: 'a,"b"', powerW: 1_000_000 }, { jobId: '=SUM(A1)' }]);
});
