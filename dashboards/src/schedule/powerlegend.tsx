import { kindLabel } from '../charts/kinds';
import { exact, megawatts } from '../units/format';
import { dayLabel, timeOfDay } from '../units/zone';
import { slotAt, slotsWithin } from '../charts/slots';
import { LAYERS, tightest, type PowerTable } from './powertable';
import type { ScheduleView } from './view';

interface Props {
  view: ScheduleView;
  table: PowerTable;
  /** Undefined where the legend stands above the chart instead of in its gutter. */
  width: number | undefined;
}

/** The key of the chart, with the numbers of the moment under the cursor or else of the tightest one. */
export function PowerLegend({ view, table, width }: Props) {
  const { from, to } = view.window.value;
  const cursor = view.cursor.value;
  const read = cursor === undefined ? undefined : slotAt(table, cursor);
  const slot = read ?? tightest(table, ...slotsWithin(table, from, to))?.slot;
  if (slot === undefined) return null;
  const at = table.start + slot * table.stepMs;
  const day = dayLabel(at, view.zone);
  const total = table.total[slot] ?? 0;
  const limit = table.limit[slot] ?? Number.NaN;
  const over = total - limit >= 1;
  return (
    <div class="power-legend" style={width === undefined ? undefined : { width: `${width - 48}px` }} data-testid="power-legend">
      <p class="power-legend-time">
        {read === undefined ? `${Number.isNaN(limit) ? 'Peak' : 'Tightest'} ${day.split(' ', 1)[0]}` : day} {timeOfDay(at, view.zone)}
      </p>
      <dl>
        {[...LAYERS].reverse().map((kind) => (
          <Row
            key={kind} kind={kind} label={kindLabel(kind)}
            watts={table.layers[LAYERS.indexOf(kind)]?.[slot] ?? 0}
          />
        ))}
        <Row kind="total" label="Load" watts={total} />
        <Row kind="limit" label="Limit" watts={limit} />
        <Row kind={over ? 'over' : 'headroom'} label={over ? 'Over' : 'Headroom'} watts={Math.abs(limit - total)} />
      </dl>
    </div>
  );
}

function Row({ kind, label, watts }: { kind: string; label: string; watts: number }) {
  const known = !Number.isNaN(watts);
  return (
    <div class={`legend-row ${kind}`} title={known ? exact(watts, 'W') : 'No limit is set'}>
      <dt>
        <i class={`swatch ${kind}`} />
        {label}
      </dt>
      <dd>{known ? megawatts(watts) : 'not set'}</dd>
    </div>
  );
}
