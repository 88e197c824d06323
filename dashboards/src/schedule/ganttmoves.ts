import type { Gantt } from '../api/types';
import type { Layout } from './ganttlayout';

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

function middle(gantt: Gantt, bar: number): number {
  return ((gantt.start[bar] ?? 0) + (gantt.end[bar] ?? 0)) / 2;
}

/** The bar in a row that lies nearest to an instant. */
function nearest(gantt: Gantt, bars: Int32Array, slot: number): number {
  let best = -1;
  let distance = Infinity;
  for (const bar of bars) {
    const from = (gantt.start[bar] ?? 0) - slot;
    const to = slot - (gantt.end[bar] ?? 0);
    const apart = Math.max(from, to, 0) + Math.abs(middle(gantt, bar) - slot) / 1e6;
    if (apart < distance) [best, distance] = [bar, apart];
  }
  return best;
}

/** The bar whose span covers `slot` in the next lane up or down, then in the next row that has one. */
function vertical(gantt: Gantt, layout: Layout, from: number, down: boolean): number {
  const rowIndex = layout.rowOf[from] ?? 0;
  const slot = middle(gantt, from);
  const here = layout.topOf[from] ?? 0;
  let best = -1;
  for (const bar of layout.rows[rowIndex]?.bars ?? []) {
    if ((gantt.start[bar] ?? 0) > slot || (gantt.end[bar] ?? 0) <= slot) continue;
    const top = layout.topOf[bar] ?? 0;
    const beyond = down ? top > here : top < here;
    const closer = best < 0 || (down ? top < (layout.topOf[best] ?? 0) : top > (layout.topOf[best] ?? 0));
    if (beyond && closer) best = bar;
  }
  if (best >= 0) return best;
  const step = down ? 1 : -1;
  for (let at = rowIndex + step; at >= 0 && at < layout.rows.length; at += step) {
    const bars = layout.rows[at]?.bars;
    if (bars && bars.length > 0) return nearest(gantt, bars, slot);
  }
  return from;
}

/** Where an arrow key leads from a bar; from none, to the first bar at `slot` in the row given. */
export function moveBar(
  gantt: Gantt,
  layout: Layout,
  from: number,
  key: Direction,
  entry: { row: number; slot: number },
): number {
  const rowIndex = from < 0 ? -1 : (layout.rowOf[from] ?? -1);
  if (rowIndex < 0) {
    for (let at = entry.row; at < layout.rows.length; at++) {
      const bars = layout.rows[at]?.bars;
      if (bars && bars.length > 0) return nearest(gantt, bars, entry.slot);
    }
    return -1;
  }
  if (key === 'ArrowUp' || key === 'ArrowDown') return vertical(gantt, layout, from, key === 'ArrowDown');
  const bars = layout.rows[rowIndex]?.bars ?? new Int32Array();
  const next = bars.indexOf(from) + (key === 'ArrowRight' ? 1 : -1);
  return bars[next] ?? from;
}
