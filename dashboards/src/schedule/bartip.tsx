import { KINDS, type Gantt } from '../api/types';
import { kindLabel } from '../charts/kinds';
import { count, duration } from '../units/format';
import { dateTime } from '../units/zone';
import type { ScheduleView } from './view';

function timesOf(gantt: Gantt, bar: number, { extent }: ScheduleView) {
  const start = extent.start + (gantt.start[bar] ?? 0) * extent.slotMs;
  const end = extent.start + (gantt.end[bar] ?? 0) * extent.slotMs;
  return { start, end };
}

function words(gantt: Gantt, bar: number): string[] {
  const found: string[] = [];
  if (gantt.late[bar]) found.push('late');
  if (gantt.capped[bar]) found.push('power-capped');
  if (gantt.pinned?.[bar]) found.push('pinned');
  if (gantt.interruptible?.[bar]) found.push('interruptible');
  if (gantt.state?.[bar] === 1) found.push('under way');
  if (gantt.state?.[bar] === 2) found.push('ended');
  return found;
}

export function barSentence(gantt: Gantt, bar: number, view: ScheduleView): string {
  const { start, end } = timesOf(gantt, bar, view);
  const kind = KINDS[gantt.kind[bar] ?? 0] ?? '';
  const pool = gantt.pools[gantt.pool[bar] ?? 0]?.id ?? '';
  const times = `${dateTime(start, view.zone)} to ${dateTime(end, view.zone)}`;
  return [gantt.jobId[bar], kind, `${gantt.gpuCount[bar]} GPUs in ${pool}`, times, ...words(gantt, bar)].join(', ');
}

export function BarTip({ gantt, bar, view }: { gantt: Gantt; bar: number; view: ScheduleView }) {
  const { start, end } = timesOf(gantt, bar, view);
  const pool = gantt.pools[gantt.pool[bar] ?? 0];
  const kind = KINDS[gantt.kind[bar] ?? 0] ?? '';
  return (
    <>
      <p class="tip-title">
        <i class={`swatch ${kind}`} />
        {gantt.jobId[bar]}
      </p>
      <dl class="facts">
        <div><dt>Kind</dt><dd>{kindLabel(kind)}</dd></div>
        <div><dt>Pool</dt><dd>{pool?.id}</dd></div>
        <div><dt>GPUs</dt><dd>{count(gantt.gpuCount[bar] ?? 0)} of {count(pool?.gpuCount ?? 0)}</dd></div>
        <div><dt>Starts</dt><dd>{dateTime(start, view.zone)}</dd></div>
        <div><dt>Ends</dt><dd>{dateTime(end, view.zone)}</dd></div>
        <div><dt>Runs</dt><dd>{duration((end - start) / 1000)}</dd></div>
      </dl>
      {words(gantt, bar).length > 0 && <p class="tip-note">{words(gantt, bar).join(' · ')}</p>}
    </>
  );
}
