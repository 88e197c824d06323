import type { NodeOfPool } from '../api/nodes';

/** What becomes of a GPU of a node. */
export type Place = 'bound' | 'forecast' | 'other' | 'free' | 'away';

export interface Gpu {
  place: Place;
  /** Which of the node's jobs has it, from 0. */
  job?: number;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A short name of a node's job on its GPUs and beside its link: letters, then numbers. */
export function jobMark(job: number): string {
  return LETTERS[job] ?? String(job + 1);
}

/** A node's GPUs in order; of those that nobody has, the last are said to be away, since nobody knows which. */
export function stripOf(node: NodeOfPool): Gpu[] {
  const gpus: Gpu[] = Array.from({ length: node.gpuCount }, () => ({ place: 'free' as const }));
  node.jobs.forEach(({ jobId, isBound, gpuIndexes }, job) => {
    const place = jobId === undefined ? 'other' : isBound ? 'bound' : 'forecast';
    for (const index of gpuIndexes) if (index < gpus.length) gpus[index] = { place, job };
  });
  let away = node.awayGpuCount;
  for (let at = gpus.length - 1; at >= 0 && away > 0; at--) {
    if (gpus[at]?.place !== 'free') continue;
    gpus[at] = { place: 'away' };
    away -= 1;
  }
  return gpus;
}

export function usedOf({ gpuCount, freeGpuCount, awayGpuCount }: NodeOfPool): number {
  return gpuCount - freeGpuCount - awayGpuCount;
}
