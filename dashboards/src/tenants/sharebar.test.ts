import { expect, test } from 'vitest';
import type { Tenant } from '../api/tenants';
import { longest, shareBar } from './sharebar';

const tenant: Tenant = {
  id: 'acme', guaranteedW: 200, usedW: 500, borrowedW: 300, lentW: 0, peakW: 600, budgets: [],
  runningJobsCount: 1, placedJobsCount: 0, borrowingJobsCount: 1, waitingJobsCount: 0,
  longestWaitSeconds: 0, movedFromCount: 0, movedForCount: 0,
};

test('the parts of a bar add up to what is used', () => {
  const bar = shareBar(tenant, 1_000);
  expect(bar.within + bar.borrowed).toBeCloseTo(0.5);
  expect(bar.guaranteed).toBeCloseTo(0.2);
  expect(bar.ceiling).toBeUndefined();
});

test('all bars of a list have one scale, in which the largest fits', () => {
  const whole = longest([tenant, { ...tenant, guaranteedW: 900, usedW: 0, borrowedW: 0 }]);
  expect(whole).toBeGreaterThan(900);
  expect(shareBar(tenant, whole).within).toBeLessThan(0.3);
});

test('a ceiling is marked only where the bar reaches it', () => {
  const share = { ceilingW: 700, priority: 0, reason: 'agreed' };
  expect(shareBar({ ...tenant, share }, 1_000).ceiling).toBeCloseTo(0.7);
  expect(shareBar({ ...tenant, share }, 600).ceiling).toBeUndefined();
});

test('a list without anybody has a scale, too', () => {
  expect(longest([])).toBeGreaterThan(0);
});
