import { describe, expect, it } from 'vitest';
import type { Attention, AttentionKind, FleetSummary, SitePowerNow } from '../api/fleettypes';
import { steady } from '../shell/steady';
import { byLeastHeadroom, byUrgency, withPower } from './summary';

const site = (siteId: string, headroomW?: number): SitePowerNow => ({
  siteId, name: siteId, country: 'NO', state: 'Ok', estimatedRatio: 0, nodeCount: 1, gpuCount: 8,
  ...(headroomW === undefined ? {} : { headroomW }),
});
const summary: FleetSummary = {
  at: '2026-01-12T00:00:00Z', snapshotId: 's', estimatedRatio: 0, attention: [],
  sites: [site('b', 5), site('a', 3), site('none'), site('c', -1)],
};

describe('sites', () => {
  it('come by least headroom, unknown last', () => {
    expect(byLeastHeadroom(summary.sites).map((it) => it.siteId)).toEqual(['c', 'a', 'b', 'none']);
  });
  it('take what an event says and keep the rest', () => {
    const next = withPower(summary, {
      at: '2026-01-12T00:00:01Z', domains: [], sites: [{ siteId: 'a', itPowerW: 9, headroomW: -2, state: 'Over' }],
    });
    expect(next.at).toBe('2026-01-12T00:00:01Z');
    expect(next.sites[1]).toMatchObject({ itPowerW: 9, headroomW: -2, state: 'Over', gpuCount: 8 });
    expect(next.sites[0]).toEqual(summary.sites[0]);
  });
});

describe('attention', () => {
  const item = (kind: Attention['kind'], id: string, since: string): Attention => ({
    kind, subject: { kind: 'domain', id }, message: '', since,
  });
  it('has what is new to it last, and a clock behind the limits', () => {
    const sorted = byUrgency([
      { ...item('LimitPassed', 'u', '2026-01-12T00:00:00Z'), kind: 'FromALaterVersion' as string as AttentionKind },
      item('ClockOff', 'c', '2026-01-12T00:00:00Z'), item('LimitNear', 'n', '2026-01-12T00:00:00Z'),
      item('SourceFailing', 'f', '2026-01-12T00:00:00Z'),
    ]);
    expect(sorted.map((it) => it.subject.id)).toEqual(['f', 'n', 'c', 'u']);
  });
  it('has the most pressing first and then what waited longest', () => {
    const sorted = byUrgency([
      item('SourceStale', 'x', '2026-01-12T00:00:00Z'), item('LimitNear', 'y', '2026-01-12T00:00:00Z'),
      item('LimitPassed', 'z', '2026-01-12T02:00:00Z'), item('LimitPassed', 'w', '2026-01-12T01:00:00Z'),
    ]);
    expect(sorted.map((it) => it.subject.id)).toEqual(['w', 'z', 'x', 'y']);
  });
});

describe('steady', () => {
  const key = (text: string) => text.slice(0, 1);
  it('shows the newest order when nobody is on it', () => {
    expect(steady(['a', 'b'], ['b2', 'a2'], key, false)).toEqual({ rows: ['b2', 'a2'], waiting: 0 });
  });
  it('keeps places while held, with new content, and lets new rows wait', () => {
    expect(steady(['a', 'b', 'gone'], ['c1', 'b2', 'a2'], key, true)).toEqual({ rows: ['a2', 'b2'], waiting: 1 });
  });
});
