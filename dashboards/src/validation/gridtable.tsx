import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { VerdictCell, VerdictRow } from '../api/validationtypes';
import { Icon } from '../shell/icons';
import { setParams } from '../shell/router';
import { duration } from '../units/format';
import { gridStep, isRefused, shortKernel, visibleRows } from './grid';
import { VerdictWord } from './verdictword';
import { deviceWord, looks, ratioText, reasonWord, valueText } from './words';

const ROW_HEIGHT = 44;

interface CellProps {
  cell: VerdictCell;
  nodeId: string;
  chosen: boolean;
  inTabOrder: boolean;
  focused: () => void;
}

function cellTitle({ verdict, reason, value, unit, ageSeconds, needed }: VerdictCell): string {
  if (verdict === 'NotRun') return 'Not run: nothing is known of it';
  const parts = [reasonWord(reason), valueText(value, unit), ageSeconds === undefined ? '' : `${duration(ageSeconds)} ago`];
  return parts.filter(Boolean).join(', ') + (needed ? '' : ', not needed by placements');
}

function GridCell({ cell, nodeId, chosen, inTabOrder, focused }: CellProps) {
  const { verdict, kernel, medianRatio, deviceKind } = cell;
  return (
    <td
      class={`grid-cell ${verdict.toLowerCase()}`} data-testid="grid-cell" data-node={nodeId} data-kernel={kernel}
      data-verdict={verdict}
    >
      <button
        type="button" aria-pressed={chosen} tabIndex={inTabOrder ? 0 : -1} title={cellTitle(cell)} onFocus={focused}
        onClick={() => setParams({ kernel, node: nodeId })}
      >
        <Icon name={looks[verdict].icon} size={13} />
        <span class="visually-hidden">{nodeId}, {kernel}: </span>
        {verdict === 'NotRun' ? <span class="grid-none">not run</span> : <b>{ratioText(medianRatio)}</b>}
        {verdict !== 'NotRun' && (
          <small>{looks[verdict].word}{deviceKind !== 'gpu' && ` · ${deviceWord(deviceKind)}`}</small>
        )}
      </button>
    </td>
  );
}

/** Where a node has cells these open it too, so that its name is one stop less. */
function NodeHead({ row, quarantined }: { row: VerdictRow; quarantined: boolean }) {
  return (
    <th scope="row" data-testid="grid-node" data-node={row.nodeId}>
      <button type="button" class="link" tabIndex={row.cells.length > 0 ? -1 : 0} onClick={() => setParams({ node: row.nodeId })}>{row.nodeId}</button>
      <small>
        <VerdictWord verdict={row.verdict} />
        {quarantined && <span class="set-apart"> · set apart</span>}
      </small>
    </th>
  );
}

interface Props {
  rows: readonly VerdictRow[];
  kernels: readonly string[];
  kernel: string | undefined;
  node: string | undefined;
  quarantined: ReadonlySet<string>;
}

/** Nodes by kernels: only rows in view are drawn. One cell is in the tab order, arrows lead to the others. */
export function GridTable({ rows, kernels, kernel, node, quarantined }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const top = useSignal(0);
  const height = useSignal(480);
  const at = useSignal<[number, number]>([0, 0]);
  const moved = useRef(false);
  const row = Math.min(at.value[0], rows.length - 1);
  const column = Math.min(at.value[1], Math.max(0, kernels.length - 1));
  const [first, last] = visibleRows(top.value, height.value, ROW_HEIGHT, rows.length);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => (height.value = element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const corner = head.current?.querySelector('th');
    if (!box.current || !corner) return;
    box.current.style.scrollPadding = `${corner.offsetHeight}px 0 0 ${corner.offsetWidth}px`;
    if (!moved.current) return;
    const next = box.current.querySelector<HTMLElement>(`tr[aria-rowindex="${row + 2}"] .grid-cell:nth-child(${column + 2}) button`);
    if (next) {
      moved.current = false;
      next.focus();
    }
  });

  function show(next: number): void {
    const element = box.current;
    if (!element) return;
    const room = element.clientHeight - (head.current?.offsetHeight ?? 0) - ROW_HEIGHT;
    const y = next * ROW_HEIGHT;
    if (y < element.scrollTop) element.scrollTop = y;
    else if (y > element.scrollTop + room) element.scrollTop = y - room;
    top.value = element.scrollTop;
  }

  function keys(event: KeyboardEvent): void {
    if (isRefused(event) || !(event.target as Element).closest('.grid-cell')) return;
    const next = gridStep(event.key, row, column, rows.length, kernels.length);
    if (!next) return;
    event.preventDefault();
    moved.current = true;
    at.value = next;
    show(next[0]);
  }

  return (
    <div
      ref={box} class="table-box grid-box" role="region" aria-label="Nodes and kernels" tabIndex={0} data-testid="grid-box"
      onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
    >
      <table class="verdict-grid" data-testid="grid" aria-rowcount={rows.length + 1} onKeyDown={keys}>
        <caption class="visually-hidden">
          Measured over expected speed of each kernel on each node, with its verdict. Arrow keys lead from cell to cell, Enter opens the node.
        </caption>
        <thead ref={head}>
          <tr>
            <th scope="col">Node</th>
            {kernels.map((each) => (
              <th key={each} scope="col" data-testid="grid-kernel" class={each === kernel ? 'chosen' : undefined}>
                <button type="button" title={each} aria-pressed={each === kernel} onClick={() => setParams({ kernel: each })}>
                  {shortKernel(each)[0]}
                  <small>{shortKernel(each)[1]}</small>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="table-space" aria-hidden="true" style={{ height: `${first * ROW_HEIGHT}px` }} />
          {rows.slice(first, last).map((each, offset) => (
            <tr key={each.nodeId} aria-rowindex={first + offset + 2} class={each.nodeId === node ? 'chosen' : undefined}>
              <NodeHead row={each} quarantined={quarantined.has(each.nodeId)} />
              {each.cells.map((cell, number) => (
                <GridCell
                  key={cell.kernel} cell={cell} nodeId={each.nodeId} chosen={each.nodeId === node && cell.kernel === kernel}
                  inTabOrder={first + offset === Math.max(first, Math.min(row, last - 1)) && number === column}
                  focused={() => (at.value = [first + offset, number])}
                />
              ))}
            </tr>
          ))}
          <tr class="table-space" aria-hidden="true" style={{ height: `${(rows.length - last) * ROW_HEIGHT}px` }} />
        </tbody>
      </table>
    </div>
  );
}
