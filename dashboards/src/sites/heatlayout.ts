import type { HeatCell } from './heatscale';

/** A rack's place on the map, in pixels. */
export interface Spot {
  cell: HeatCell;
  x: number;
  y: number;
}

export interface HallBlock {
  hallId: string;
  x: number;
  y: number;
  width: number;
  height: number;
  rows: { row: number; y: number }[];
}

export interface HeatLayout {
  cellWidth: number;
  cellHeight: number;
  width: number;
  height: number;
  halls: HallBlock[];
  spots: Spot[];
}

export const TITLE_HEIGHT = 22;
export const ROW_LABEL = 26;
const GAP = 2;
const BLOCK_GAP = 18;

/** From roomy to as small as can still be told apart. */
const SIZES: readonly (readonly [number, number])[] = [
  [64, 34], [56, 30], [48, 28], [40, 24], [34, 20], [28, 18], [22, 16], [16, 14], [12, 11], [9, 9],
];

interface Hall {
  hallId: string;
  cells: HeatCell[];
  rows: number[];
  firstPosition: number;
  positions: number;
}

function hallsOf(cells: readonly HeatCell[]): Hall[] {
  const byHall = new Map<string, HeatCell[]>();
  for (const cell of cells) {
    if (!byHall.get(cell.hallId)?.push(cell)) byHall.set(cell.hallId, [cell]);
  }
  return [...byHall].map(([hallId, own]) => {
    const positions = own.map((cell) => cell.position);
    const firstPosition = Math.min(...positions);
    return {
      hallId,
      cells: own,
      rows: [...new Set(own.map((cell) => cell.row))].sort((a, b) => a - b),
      firstPosition,
      positions: Math.max(...positions) - firstPosition + 1,
    };
  });
}

/** Halls from left to right and then below, each its rows of racks as they stand. */
function place(halls: readonly Hall[], width: number, [cellWidth, cellHeight]: readonly [number, number]): HeatLayout {
  const blocks: HallBlock[] = [];
  const spots: Spot[] = [];
  let [x, y, lineHeight, widest] = [0, 0, 0, 0];
  for (const hall of halls) {
    const blockWidth = ROW_LABEL + hall.positions * (cellWidth + GAP);
    const blockHeight = TITLE_HEIGHT + hall.rows.length * (cellHeight + GAP);
    if (x > 0 && x + blockWidth > width) {
      [x, y, lineHeight] = [0, y + lineHeight + BLOCK_GAP, 0];
    }
    const top = (row: number) => y + TITLE_HEIGHT + hall.rows.indexOf(row) * (cellHeight + GAP);
    blocks.push({
      hallId: hall.hallId, x, y, width: blockWidth, height: blockHeight,
      rows: hall.rows.map((row) => ({ row, y: top(row) })),
    });
    for (const cell of hall.cells) {
      spots.push({ cell, x: x + ROW_LABEL + (cell.position - hall.firstPosition) * (cellWidth + GAP), y: top(cell.row) });
    }
    widest = Math.max(widest, x + blockWidth);
    lineHeight = Math.max(lineHeight, blockHeight);
    x += blockWidth + BLOCK_GAP;
  }
  return { cellWidth, cellHeight, width: widest, height: y + lineHeight, halls: blocks, spots };
}

/** With cells of this size or less the map is rather scrolled than made smaller still. */
const COMFORT = 28;

/** With the largest cells that fit the room; where the comfortable ones do not, as high as it gets. */
export function layoutHeat(cells: readonly HeatCell[], width: number, height: number): HeatLayout {
  const halls = hallsOf(cells);
  let layout = place(halls, width, SIZES[0] ?? [9, 9]);
  for (const size of SIZES) {
    layout = place(halls, width, size);
    if (layout.width <= width && (layout.height <= height || size[0] <= COMFORT)) break;
  }
  return layout;
}

/** The rack under a point. */
export function spotAt(layout: HeatLayout, x: number, y: number): Spot | undefined {
  return layout.spots.find(
    (spot) => x >= spot.x && x < spot.x + layout.cellWidth && y >= spot.y && y < spot.y + layout.cellHeight,
  );
}

export type MapKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End';

/** The nearest rack in the direction of an arrow: straight ahead first, then what lies least aside. */
export function moveSpot(layout: HeatLayout, from: string | undefined, key: MapKey): Spot | undefined {
  const here = layout.spots.find((spot) => spot.cell.rackId === from);
  const inOrder = [...layout.spots].sort((a, b) => a.y - b.y || a.x - b.x);
  if (!here || key === 'Home') return inOrder[0];
  if (key === 'End') return inOrder[inOrder.length - 1];
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' || key === 'ArrowUp' ? -1 : 1;
  let best = here;
  let distance = Infinity;
  for (const spot of layout.spots) {
    const ahead = sign * (sideways ? spot.x - here.x : spot.y - here.y);
    const aside = Math.abs(sideways ? spot.y - here.y : spot.x - here.x);
    if (ahead <= 0 || (sideways && aside >= layout.cellHeight)) continue;
    const cost = ahead + aside * 4;
    if (cost < distance) [best, distance] = [spot, cost];
  }
  return best;
}
