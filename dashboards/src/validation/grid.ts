import { step } from '../sovereignty/matrix';

const SPARE_ROWS = 6;
const PAGE_ROWS = 10;

/** Which rows of a long table are to be drawn, from and up to. */
export function visibleRows(top: number, height: number, rowHeight: number, count: number): [number, number] {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - SPARE_ROWS);
  return [first, Math.min(count, first + Math.ceil(height / rowHeight) + 2 * SPARE_ROWS)];
}

/** Where a key leads within the grid: as in a matrix, and a page up or down. */
export function gridStep(key: string, row: number, column: number, rows: number, columns: number): [number, number] | undefined {
  if (key === 'PageDown') return [Math.min(rows - 1, row + PAGE_ROWS), column];
  if (key === 'PageUp') return [Math.max(0, row - PAGE_ROWS), column];
  return step(key, row, column, rows, columns);
}

/** Keys with these belong to the browser. */
export function isRefused(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

/** `gemm-bf16-4096x4096x4096` as what it is and how large. */
export function shortKernel(name: string): [string, string] {
  const found = /^(.*?)-(fp32|tf32|bf16|fp16|fp8|int8)-(.*)$/.exec(name);
  return found ? [found[1] ?? name, `${found[2]} ${found[3]}`] : [name, ''];
}
