import { describe, expect, it } from 'vitest';
import type { Basis } from '../api/livetypes';
import { firstDraft, fitted, orderOf } from './jobdraft';

const basis: Basis = {
  scenarioId: 's', slotSeconds: 900,
  gpuTypes: [
    { id: 'H100', idleW: 90, powerCapRatios: [0.8, 1] },
    { id: 'Furnace', idleW: 1200, powerCapRatios: [1] },
  ],
  residencyPolicies: [{ id: 'eu' }, { id: 'fr' }],
  sites: [], powerDomains: [], pools: [],
};

describe('the first form', () => {
  it('is a job that can be asked for as it stands', () => {
    expect(orderOf(firstDraft(basis))).toEqual({
      tenant: 'research', kind: 'fine-tuning', gpuCount: 64, residency: 'eu',
      runSeconds: { H100: 28_800 }, perGpuW: { H100: 700 },
      powerCapping: true, interruptible: false, valueMinor: 500_000, currency: 'EUR',
    });
  });
  it('never offers less power than an idle GPU draws', () => {
    expect(firstDraft(basis).types['Furnace']).toMatchObject({ chosen: false, watts: '1200' });
  });
});

describe('what is typed', () => {
  const draft = firstDraft(basis);
  it('becomes seconds, cents and instants', () => {
    const order = orderOf({
      ...draft, deadline: '2026-11-27T18:00', hardDeadline: true, lateness: '12.5', value: '99.99',
      types: { ...draft.types, H100: { chosen: true, hours: '1.5', unmeasured: '', watts: '650' } },
    });
    expect(order).toMatchObject({
      runSeconds: { H100: 5_400 }, perGpuW: { H100: 650 }, deadlineAt: '2026-11-27T18:00:00Z',
      hardDeadline: true, latenessMinorPerHour: 1_250, valueMinor: 9_999,
    });
  });
  it('says how it may be interrupted only where it may', () => {
    expect(orderOf({ ...draft, checkpoint: '15' }).interruption).toBeUndefined();
    expect(orderOf({ ...draft, interruptible: true, checkpoint: '15', restart: '0', restartCost: '2.5' }).interruption)
      .toEqual({ checkpointSeconds: 900, leastSeconds: 3_600, restartMinor: 250 });
  });
  it('names the jobs it waits for and where its data lies', () => {
    expect(orderOf({ ...draft, after: ' job-1, job-2 ', dataSite: 'rhone', dataSize: '1.5' }))
      .toMatchObject({ after: ['job-1', 'job-2'], data: { siteId: 'rhone', sizeBytes: 1.5e12 } });
    expect(Object.keys(orderOf(draft))).not.toEqual(expect.arrayContaining(['after']));
  });
  it('is left out where a field is empty, so that the service names it', () => {
    const order = orderOf({ ...draft, tenant: '  ', gpuCount: '', value: '' });
    expect(Object.keys(order)).not.toEqual(expect.arrayContaining(['tenant']));
    expect(order.gpuCount).toBeUndefined();
    expect(order.valueMinor).toBeUndefined();
  });
});

describe('tokens in place of hours', () => {
  it('are asked for with hours only of what was not measured', () => {
    const draft = firstDraft(basis);
    const order = orderOf({ ...draft, measure: 'tokens' });
    expect(order.work?.kind).toBe('Generate');
    expect(order).toMatchObject({ runSeconds: {}, perGpuW: { H100: 700 } });
    const types = { ...draft.types, H100: { chosen: true, hours: '8', unmeasured: '2', watts: '700' } };
    expect(orderOf({ ...draft, measure: 'tokens', types }).runSeconds).toEqual({ H100: 7_200 });
    expect(orderOf(draft).work).toBeUndefined();
  });
});

describe('a draft of another day', () => {
  it('keeps what still exists and chooses anew what does not', () => {
    const old = { ...firstDraft(basis), tenant: 'mine', residency: 'gone' };
    const moved = fitted(old, { ...basis, gpuTypes: [{ id: 'B200', idleW: 140, powerCapRatios: [1] }] });
    expect(moved).toMatchObject({ tenant: 'mine', residency: 'eu' });
    expect(moved.types).toEqual({ B200: { chosen: true, hours: '8', unmeasured: '', watts: '700' } });
  });
});
