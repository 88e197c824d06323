import { describe, expect, it, vi } from 'vitest';

vi.stubGlobal('location', { pathname: '/fleet', search: '' });
vi.stubGlobal('window', { addEventListener: () => undefined });
const { reachOf, usualWindow } = await import('./fleettime');
const { bandTable } = await import('./bandtable');

const HOUR = 3_600_000;
const now = Date.parse('2026-01-12T12:00:00Z');
const hours = ({ from, to }: { from: number; to: number }) => [(from - now) / HOUR, (to - now) / HOUR];

describe('usualWindow', () => {
  it('is a day back and two ahead where there is a plan and a past', () => {
    expect(hours(usualWindow(now, { first: now - 99 * HOUR, forecast: true }))).toEqual([-24, 48]);
    expect(hours(usualWindow(now, { first: undefined, forecast: true }))).toEqual([-24, 48]);
  });
  it('leaves a short past its room', () => {
    expect(hours(usualWindow(now, { first: now - 4 * HOUR, forecast: true }))).toEqual([-4, 8]);
    expect(hours(usualWindow(now, { first: now - 60_000, forecast: true }))).toEqual([-1, 6]);
    expect(hours(usualWindow(now, { first: now - 60_000, forecast: false }))[0]).toBeCloseTo(-1 / 6);
  });
  it('ends soon where no plan says what comes', () => {
    expect(hours(usualWindow(now, { first: now - 99 * HOUR, forecast: false }))).toEqual([-24, 1]);
  });
});

describe('reachOf', () => {
  const table = bandTable({
    from: '2026-01-12T11:00:00Z', stepSeconds: 900, scope: 'fleet', snapshotId: 's',
    series: [{ id: 'unassigned', unit: 'W', values: [null, 5, 6], quality: ['missing', 'estimated', 'forecast'] },
      { id: 'limit', unit: 'W', values: [], quality: [] }, { id: 'operatingLimit', unit: 'W', values: [], quality: [] }],
  });
  it('remembers the earliest reading and that there is a plan', () => {
    const reach = reachOf(table, { first: undefined, forecast: false });
    expect(reach).toEqual({ first: Date.parse('2026-01-12T11:15:00Z'), forecast: true });
    expect(reachOf(table, { first: 5, forecast: false }).first).toBe(5);
  });
});
