import type { VerdictOnNode } from '../api/validationtypes';
import type { Palette } from '../charts/palette';
import type { Pen } from '../charts/pen';

/** A node's place in a plot, in pixels. */
export interface PlotPoint {
  node: VerdictOnNode;
  x: number;
  y: number;
}

/** What a plot needs to be drawn, on a canvas or into a file. */
export interface PlotScene {
  width: number;
  height: number;
  points: PlotPoint[];
  draw: (pen: Pen, colours: Palette, lit: string | undefined) => void;
}

export const FRAME = { left: 46, right: 12, top: 10, bottom: 34 };
const REACH = 14;
const LABEL_HEIGHT = 12;
const GLYPH = 5.9;

/** The point that is nearest, where one is near. */
export function nearest(points: readonly PlotPoint[], x: number, y: number): PlotPoint | undefined {
  let best: PlotPoint | undefined;
  let least = REACH * REACH;
  for (const point of points) {
    const distance = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (distance < least) {
      least = distance;
      best = point;
    }
  }
  return best;
}

/** Labels beside their points, without those that would lie on one before. */
export function labels(points: readonly PlotPoint[], width: number): { text: string; x: number; y: number; align: 'left' | 'right' }[] {
  const placed: { left: number; right: number; y: number }[] = [];
  return points.flatMap(({ node, x, y }) => {
    const long = node.nodeId.length * GLYPH;
    const isRight = x + 9 + long > width - FRAME.right;
    const left = isRight ? x - 9 - long : x + 9;
    const hit = placed.some((other) => Math.abs(other.y - y) < LABEL_HEIGHT && left < other.right && left + long > other.left);
    if (hit) return [];
    placed.push({ left, right: left + long, y });
    return [{ text: node.nodeId, x: isRight ? x - 9 : x + 9, y, align: isRight ? ('right' as const) : ('left' as const) }];
  });
}

/** The point that a key leads to, in the order in which they are listed. */
export function movedPoint(points: readonly PlotPoint[], lit: string | undefined, key: string): PlotPoint | undefined {
  const at = points.findIndex(({ node }) => node.nodeId === lit);
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return points[Math.min(points.length - 1, at + 1)];
    case 'ArrowLeft':
    case 'ArrowDown':
      return points[at < 0 ? points.length - 1 : Math.max(0, at - 1)];
    case 'Home':
      return points[0];
    case 'End':
      return points.at(-1);
    default:
      return undefined;
  }
}
