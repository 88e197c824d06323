import { describe, expect, it } from 'vitest';
import type { ResidencyMatrix } from '../api/sovereigntytypes';
import { toCsv } from '../charts/dataset';
import { expiryDataset, matrixDataset } from './datasets';
import { matrixRows } from './matrix';

const matrix: ResidencyMatrix = {
  at: '2026-11-26T00:00:00Z', registerVersion: 'abc', registerName: 'house', ruleSet: '2026-11',
  profiles: [{ id: 'eu', version: 1, title: 'EU', clauseCount: 2, waiverCount: 0, jobCount: 0 }],
  places: [{ id: 'paris', powerW: 1, plannedW: 0 }, { id: 'lulea', powerW: 1, plannedW: 0 }],
  cells: [{ profileId: 'eu', placeId: 'paris', decision: 'Deny', clauses: ['R-RES-01', 'R-CRT-01/HDS'] }],
  tenants: [],
};
const NOW = new Date('2026-11-26T08:00:00Z');

describe('files', () => {
  it('of the matrix have a line for each pair, those not listed too', () => {
    const lines = toCsv(matrixDataset(matrix, matrixRows(matrix), {}), NOW).split('\r\n');
    expect(lines.filter((line) => line.startsWith('eu,'))).toEqual([
      'eu,paris,forbidden,R-RES-01 R-CRT-01/HDS,', 'eu,lulea,forbidden,not listed,',
    ]);
    expect(lines).toContain('# register: house, version abc');
    expect(lines).toContain('# at: 2026-11-26T00:00:00Z');
  });
  it('say which filter made them', () => {
    expect(matrixDataset(matrix, [], { filter: 'health', tenant: 'acme' }).facts).toMatchObject({ filter: 'health', tenant: 'acme' });
  });
  it('of what runs out name jobs and places', () => {
    const expiry = {
      claimId: 'c', attribute: 'certificate.HDS', subjectIds: ['hall'], expiresAt: '2026-12-01T00:00:00Z', placeIds: ['paris'],
      profileIds: ['eu'], jobs: [{ jobId: 'job-1', placeId: 'paris', endsAt: '2026-12-02T00:00:00Z' }], jobCount: 1,
    };
    expect(toCsv(expiryDataset([expiry], 90, NOW.getTime(), {}), NOW)).toContain('2026-12-01T00:00:00Z,runs out,certificate.HDS,c,hall,paris,eu,1,job-1');
  });
});
