import { slotAt } from '../charts/slots';
import type { TimeView } from '../charts/timeview';
import { param, setParams } from '../shell/router';
import { exact, power } from '../units/format';
import { dayLabel, timeOfDay } from '../units/zone';
import { bindingLimit, lastKnown, type BandTable, type Part } from './bandtable';

const qualityWords: Readonly<Record<string, string>> = {
  measured: '', estimated: 'estimated', forecast: 'forecast', missing: 'nothing known',
};

/** The part of the stack that is shown alone. */
export function isolated(table: BandTable): string | undefined {
  return table.parts.find(({ id }) => id === param('class'))?.id;
}

interface RowProps {
  kind: string;
  label: string;
  watts: number;
  /** What is said where there is no number. */
  none: string;
}

function Row({ kind, label, watts, none }: RowProps) {
  const known = !Number.isNaN(watts);
  return (
    <div class={`legend-row ${kind}`} title={known ? exact(watts, 'W') : none}>
      <dt><i class={`swatch ${kind}`} />{label}</dt>
      <dd>{known ? power(watts) : none}</dd>
    </div>
  );
}

function PartRow({ part: { id: kind, label, tone }, only, watts }: { part: Part; only: string | undefined; watts: number }) {
  const known = !Number.isNaN(watts);
  return (
    <div class={`legend-row${only !== undefined && only !== kind ? ' faded' : ''}`} title={known ? exact(watts, 'W') : undefined}>
      <dt>
        <button
          type="button" aria-pressed={only === kind} data-testid={`class-${kind}`}
          title={only === kind ? 'Show everything' : `Show ${label} alone`}
          onClick={() => setParams({ class: only === kind ? undefined : kind })}
        >
          <i class={`swatch ${tone}`} />{label}
        </button>
      </dt>
      <dd>{known ? power(watts) : '–'}</dd>
    </div>
  );
}

interface Props {
  view: TimeView;
  table: BandTable;
  /** Undefined where the legend stands above the chart instead of in its gutter. */
  width: number | undefined;
}

/** The key of the band, with the numbers under the cursor or else the newest ones; a class pressed shows alone. */
export function BandLegend({ view, table, width }: Props) {
  const cursor = view.cursor.value;
  const read = cursor === undefined ? undefined : slotAt(table, cursor);
  const slot = read ?? lastKnown(table) ?? 0;
  const at = table.start + slot * table.stepMs;
  const total = table.total[slot] ?? Number.NaN;
  const headroom = bindingLimit(table, slot) - total;
  const over = headroom <= -1;
  const words = qualityWords[table.quality[slot] ?? 'missing'];
  return (
    <div class="power-legend band-legend" style={width === undefined ? undefined : { width: `${width - 46}px` }} data-testid="band-legend">
      <p class="power-legend-time">
        {read === undefined ? 'Newest' : dayLabel(at, view.zone)} {timeOfDay(at, view.zone)}{words && `, ${words}`}
      </p>
      <dl>
        {table.parts.map((part, layer) => (
          <PartRow key={part.id} part={part} only={isolated(table)} watts={table.layers[layer]?.[slot] ?? Number.NaN} />
        )).reverse()}
        <Row kind="total" label="Load" watts={total} none="–" />
        <Row kind="limit" label="Limit" watts={table.limit[slot] ?? Number.NaN} none="not set" />
        <Row kind="operating" label="Operating" watts={table.operating[slot] ?? Number.NaN} none="not set" />
        <Row kind={over ? 'over' : 'headroom'} label={over ? 'Over' : 'Headroom'} watts={Math.abs(headroom)} none="–" />
      </dl>
    </div>
  );
}
