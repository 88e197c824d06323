import { describe, expect, it } from 'vitest';
import type { JobSpec, Placement } from '../api/livetypes';
import { interruptionText, mannerText, moreOrLess, nodeNames, nodesNote, ofNoJobYet, placeText, startText } from './words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const leg = { poolId: 'rhone/p', powerCapRatio: 0.7, startsAt: '2026-11-26T10:00:00Z', endsAt: '2026-11-26T12:00:00Z' };
const placement: Placement = {
  poolId: 'rhone/p', siteId: 'rhone', domainId: 'd', startsAt: leg.startsAt, endsAt: leg.endsAt,
  powerCapRatio: 0.7, legs: [leg],
};

describe('words', () => {
  it('name the site once', () => {
    expect(placeText(placement)).toBe('rhone/p');
    expect(placeText({ ...placement, poolId: 'p' })).toBe('rhone · p');
  });
  it('say how much of its power a job has, and whether it stops in between', () => {
    expect(plain(mannerText(placement))).toBe('70 % of full power');
    expect(plain(mannerText({ ...placement, powerCapRatio: 1, legs: [leg, leg] }))).toBe('full power at first, 2 stretches');
  });
  it('say what interrupting a job takes', () => {
    const spec = { interruptible: true, currency: 'EUR' } as JobSpec;
    const interruption = { checkpointSeconds: 1_800, restartSeconds: 600, leastSeconds: 3_600, restartMinor: 250 };
    expect(interruptionText({ ...spec, interruptible: false })).toBe('not allowed');
    expect(interruptionText(spec)).toBe('allowed, at any time');
    expect(plain(interruptionText({ ...spec, interruption }))).toBe(
      'allowed: a checkpoint every 30 min, 10 min to go on, EUR 2.50 a break, none before 1 h of work',
    );
  });
  it('give the start as a range where the service does', () => {
    const status = { state: 'Validated', revision: 1, placement } as const;
    const estimatedStart = {
      plannedAt: leg.startsAt, earliestAt: leg.startsAt, latestAt: leg.endsAt, sampleCount: 0,
    };
    expect(startText(status)).toBe('Thu 26 Nov 10:00');
    expect(startText({ ...status, estimatedStart })).toBe('Thu 26 Nov 10:00 – 12:00');
  });
  it('name the first nodes of a job, and say whether they are sure', () => {
    const on = (isBound: boolean, ...names: string[]) =>
      names.map((node) => ({ node, gpuIndexes: [0, 1, 2, 3], isBound }));
    const status = { state: 'Running', revision: 1, nvlinkDomainCount: 1 } as const;
    expect(nodeNames({ ...status, nodes: on(true, 'n1', 'n2') })).toBe('n1 (4), n2 (4)');
    expect(nodesNote({ ...status, nodes: on(true, 'n1', 'n2') })).toBe('1 NVLink domain · bound');
    const many = { ...status, nvlinkDomainCount: 6, nodes: on(false, 'a', 'b', 'c', 'd', 'e', 'f'), unassignedGpuCount: 1 };
    expect(nodeNames(many)).toBe('a (4), b (4), c (4), d (4) and 2 more');
    expect(plain(nodesNote(many))).toBe('6 NVLink domains · forecast · 1 GPU on no known node');
    expect(nodesNote(status)).toBe('');
  });
  it('leave out the id of a job that is none yet', () => {
    expect(ofNoJobYet('Job job-1m8a needs 4 GPUs; the best place of job job-1m8a has 2.')).toBe(
      'The job needs 4 GPUs; the best place of the job has 2.',
    );
  });
  it('never need a sign for more and less', () => {
    expect(plain(moreOrLess(1_250, 'EUR'))).toBe('EUR 12.50 more');
    expect(plain(moreOrLess(-310, 'EUR'))).toBe('EUR 3.10 less');
    expect(moreOrLess(0, 'EUR')).toBe('nothing');
  });
});
