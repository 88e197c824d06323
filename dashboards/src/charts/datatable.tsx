import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { param, setParams } from '../shell/router';
import type { Cell, Dataset } from './dataset';

const ROW_HEIGHT = 28;
const SPARE_ROWS = 8;

function compare(a: Cell, b: Cell): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a ?? '').localeCompare(String(b ?? ''), 'en', { numeric: true });
}

function order(data: Dataset, column: number, down: boolean): Int32Array | undefined {
  if (column < 0) return undefined;
  const rows = Int32Array.from({ length: data.count }, (_, row) => row);
  const sign = down ? -1 : 1;
  return rows.sort((a, b) => sign * compare(data.cell(a, column), data.cell(b, column)) || a - b);
}

/** A table of any length that renders only the rows in view. */
interface Props {
  data: Dataset;
  label: string;
  /** Names the table in the URL's `sort=<panel>.<column>`, a minus before the column for downwards. */
  panel: string;
}

function sortOf(data: Dataset, panel: string): { column: number; down: boolean } {
  const [table, field = ''] = (param('sort') ?? '').split('.');
  const down = field.startsWith('-');
  const id = down ? field.slice(1) : field;
  const column = table === panel ? data.columns.findIndex((candidate) => candidate.id === id) : -1;
  return { column, down };
}

export function DataTable({ data, label, panel }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(400);
  const { column: sorted, down } = sortOf(data, panel);
  const rows = useMemo(() => order(data, sorted, down), [data, sorted, down]);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => (height.value = element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  function sortBy(column: number): void {
    const sign = sorted === column && !down ? '-' : '';
    setParams({ sort: `${panel}.${sign}${data.columns[column]?.id}` });
  }

  const first = Math.max(0, Math.floor(top.value / ROW_HEIGHT) - SPARE_ROWS);
  const last = Math.min(data.count, first + Math.ceil(height.value / ROW_HEIGHT) + 2 * SPARE_ROWS);
  const visible = Array.from({ length: last - first }, (_, at) => first + at);

  return (
    <div
      class="table-box" ref={box} tabIndex={0} role="region" aria-label={label}
      data-testid="data-table" onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
    >
      <table aria-rowcount={data.count + 1}>
        <thead>
          <tr>
            {data.columns.map((column, at) => (
              <th
                key={column.id} scope="col" class={column.numeric ? 'number' : undefined}
                aria-sort={at === sorted ? (down ? 'descending' : 'ascending') : 'none'}
              >
                <button type="button" onClick={() => sortBy(at)}>
                  {column.label}
                  <span aria-hidden="true">{at === sorted ? (down ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="table-space" aria-hidden="true" style={{ height: `${first * ROW_HEIGHT}px` }} />
          {visible.map((position) => {
            const row = rows?.[position] ?? position;
            return (
              <tr key={row} aria-rowindex={position + 2}>
                {data.columns.map((column, at) => {
                  const value = data.cell(row, at);
                  const text = column.show ? column.show(value) : String(value ?? '');
                  return (
                    <td key={column.id} class={column.numeric ? 'number' : undefined}>{text}</td>
                  );
                })}
              </tr>
            );
          })}
          <tr
            class="table-space" aria-hidden="true"
            style={{ height: `${(data.count - last) * ROW_HEIGHT}px` }}
          />
        </tbody>
      </table>
      <p class="table-count">{data.count.toLocaleString('en-GB')} {data.count === 1 ? 'row' : 'rows'}</p>
    </div>
  );
}
