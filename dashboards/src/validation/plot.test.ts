import { expect, test } from 'vitest';
import type { VerdictOnNode } from '../api/validationtypes';
import { labels, movedPoint, nearest, type PlotPoint } from './plot';

function point(nodeId: string, x: number, y: number): PlotPoint {
  return { node: { nodeId } as VerdictOnNode, x, y };
}

const points = [point('n1', 10, 10), point('n2', 50, 10), point('n3', 90, 80)];

test('the nearest point is found, and none where none is near', () => {
  expect(nearest(points, 52, 12)?.node.nodeId).toBe('n2');
  expect(nearest(points, 50, 60)).toBeUndefined();
});

test('labels do not lie on one another', () => {
  const shown = labels([point('a', 10, 10), point('b', 12, 14), point('c', 10, 60)], 300);
  expect(shown.map(({ text }) => text)).toEqual(['a', 'c']);
});

test('a label at the edge is written to the left of its point', () => {
  expect(labels([point('rhone-h1-r01-n1', 290, 10)], 300)[0]?.align).toBe('right');
});

test('keys lead from point to point and stop at the ends', () => {
  expect(movedPoint(points, undefined, 'ArrowRight')?.node.nodeId).toBe('n1');
  expect(movedPoint(points, 'n3', 'ArrowRight')?.node.nodeId).toBe('n3');
  expect(movedPoint(points, 'n2', 'ArrowLeft')?.node.nodeId).toBe('n1');
  expect(movedPoint(points, undefined, 'ArrowLeft')?.node.nodeId).toBe('n3');
  expect(movedPoint(points, 'n1', 'x')).toBeUndefined();
});
