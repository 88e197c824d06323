import type { NodeOfPool } from '../api/nodes';

/** What becomes of a GPU of a node. */
export type Place = 'bound' | 'forecast' | 'other' | 'free' | 'away';

export interface Gpu {
  place: Place;
  /** Which of the node's jobs, and of its services after them, has it, from 0. */
  mark?: number;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A short name of what is on a node, on its GPUs and beside its link: letters, then numbers. */
export function markOf(at: number): string {
  return LETTERS[at] ?? String(at + 1);
}

/** A node's GPUs in order; of those that nobody has, the last are said to be away, since nobody knows which. */
export function stripOf(node: NodeOfPool): Gpu[] {
  const gpus: Gpu[] = Array.from({ length: node.gpuCount }, () => ({ place: 'free' as const }));
  const all = [
    ...node.jobs.map((it) => ({ ...it, id: it.jobId })),
    ...node.services.map((it) => ({ ...it, id: it.serviceId })),
  ];
  all.forEach(({ id, isBound, gpuIndexes }, mark) => {
    const place = id === undefined ? 'other' : isBound ? 'bound' : 'forecast';
    for (const index of gpuIndexes) if (index < gpus.length) gpus[index] = { place, mark };
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
