import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { rowAt } from './ganttlayout';
import type { GanttPaneProps } from './ganttpane';
import { AXIS_HEIGHT } from './ganttscene';
import { pan } from '../charts/window';

const ROW_DELAY_MS = 400;
const ROOM_BELOW = 48;

type Props = GanttPaneProps & { box: RefObject<HTMLDivElement | null> };

/** Where the rows are scrolled to: kept in the URL, and moved to bring a bar into view. */
export function useGanttScroll(props: Props) {
  const { box, view, gantt, layout, selected } = props;
  useEffect(() => {
    const row = layout.rows.find((candidate) => candidate.key === props.firstRow);
    if (row && box.current) box.current.scrollTop = row.top;
  }, []);

  const rowTimer = useRef<number | undefined>(undefined);
  function rememberRow(): void {
    window.clearTimeout(rowTimer.current);
    rowTimer.current = window.setTimeout(() => {
      const top = box.current?.scrollTop ?? 0;
      props.onFirstRow(top < 1 ? undefined : layout.rows[rowAt(layout, top)]?.key);
    }, ROW_DELAY_MS);
  }
  useEffect(() => () => window.clearTimeout(rowTimer.current), []);

  const reveal = (bar: number, sideways: boolean) => {
    const row = layout.rows[layout.rowOf[bar] ?? -1];
    const element = box.current;
    if (!row || !element) return;
    const top = row.top + (layout.topOf[bar] ?? 0);
    const room = element.clientHeight - AXIS_HEIGHT - ROOM_BELOW;
    if (top - 30 < element.scrollTop || top > element.scrollTop + room) {
      element.scrollTop = Math.max(0, top - room / 2);
    }
    if (!sideways) return;
    const { extent } = view;
    const start = extent.start + (gantt.start[bar] ?? 0) * extent.slotMs;
    const end = extent.start + (gantt.end[bar] ?? 0) * extent.slotMs;
    const now = view.window.value;
    if (end > now.from && start < now.to) return;
    view.move(pan(now, ((start + end) / 2 - (now.from + now.to) / 2) / (now.to - now.from), extent), 'glide');
  };

  const first = selected[0];
  const job = first === undefined ? undefined : gantt.jobId[first];
  useEffect(() => {
    if (first !== undefined) reveal(first, false);
  }, [job]);

  return { reveal, rememberRow };
}
