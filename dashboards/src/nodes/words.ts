import type { NodeOfPool, OutsideNode } from '../api/nodes';
import { count } from '../units/format';
import { usedOf } from './strip';

/** "6 of 8 GPUs used, 1 away". */
export function useText(node: NodeOfPool): string {
  const all = `${count(usedOf(node))} of ${count(node.gpuCount)} ${node.gpuCount === 1 ? 'GPU' : 'GPUs'} used`;
  return node.awayGpuCount > 0 ? `${all}, ${count(node.awayGpuCount)} away` : all;
}

/** "1 replica", "3 replicas". */
export function replicasText(replicas: number): string {
  return `${count(replicas)} ${replicas === 1 ? 'replica' : 'replicas'}`;
}

/** Why no job is ever on a node. */
export function outsideText({ why, poolIds }: OutsideNode, gpuModelId: string): string {
  switch (why) {
    case 'NoPool':
      return `In no pool of the plan: none has ${gpuModelId} on a power domain above it.`;
    case 'Contested':
      return `In no pool of the plan: ${poolIds.join(' and ')} have as good a claim to it.`;
    case 'TooLarge':
      return 'In no pool of the plan: it has more GPUs than can be given one by one.';
  }
}
