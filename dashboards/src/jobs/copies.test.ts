import { describe, expect, it } from 'vitest';
import type { JobOrder } from '../api/livetypes';
import { kueueYaml, sbatchLine, shape } from './copies';

const order: JobOrder = {
  tenant: "Voice's Team", kind: 'fine-tuning', gpuCount: 64, residency: 'eu',
  runSeconds: { 'H100-SXM': 28_800, B200: 14_400 }, perGpuW: { 'H100-SXM': 700, B200: 1_000 },
  powerCapping: true, interruptible: true, deadlineAt: '2026-11-27T18:00:00Z', hardDeadline: true,
  valueMinor: 500_000, currency: 'EUR',
};

describe('the shape of a gang', () => {
  it('fills the fewest servers evenly and loses no GPU', () => {
    for (let gpus = 1; gpus <= 64; gpus += 1) {
      const { servers, each } = shape(gpus);
      expect(servers * each).toBe(gpus);
      expect(each).toBeLessThanOrEqual(8);
    }
    expect(shape(64)).toEqual({ servers: 8, each: 8 });
    expect(shape(12)).toEqual({ servers: 2, each: 6 });
    expect(shape(7)).toEqual({ servers: 1, each: 7 });
  });
});

describe('a line for Slurm', () => {
  it('asks for the same gang, types, time and end', () => {
    const line = sbatchLine(order);
    expect(line).toContain('--nodes=8 --gpus-per-node=8');
    expect(line).toContain("--constraint='h100-sxm|b200'");
    expect(line).toContain('--time=0-10:00:00');
    expect(line).toContain("--deadline=$(date -d '2026-11-27T18:00:00Z' +%Y-%m-%dT%H:%M:%S)");
    expect(line).toContain('--requeue');
    expect(line).toMatch(/ job\.sh$/);
  });
  it('keeps a quote in a name from ending the command', () => {
    expect(sbatchLine(order)).toContain(`Voice'\\''s Team`);
    expect(sbatchLine(order)).toContain('--account=voice-s-team');
  });
});

describe('a document for Kueue', () => {
  it('is a suspended job of the same gang in its queue', () => {
    const text = kueueYaml(order);
    expect(text).toContain('kueue.x-k8s.io/queue-name: voice-s-team');
    expect(text).toContain('suspend: true');
    expect(text).toContain('parallelism: 8');
    expect(text).toContain('nvidia.com/gpu: 8');
    expect(text).toContain('activeDeadlineSeconds: 36000');
  });
  it('carries the order whole', () => {
    const quoted = /megawatt\.eu\/order: '(.*)'$/m.exec(kueueYaml(order))?.[1] ?? '';
    expect(JSON.parse(quoted.replaceAll("''", "'"))).toEqual(order);
  });
});
