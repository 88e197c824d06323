import { megawatts, exact } from '../units/format';
import { setParams } from '../shell/router';
import { dateTime, dayLabel, timeOfDay } from '../units/zone';
import { isOver, largest, slotsWithin, tightest, type PowerTable } from './powertable';
import type { SitePower } from './data';
import type { ScheduleView } from './view';

interface Props {
  view: ScheduleView;
  sites: readonly SitePower[];
  all: PowerTable | undefined;
  selected: string | undefined;
}

const WIDTH = 200;
const HEIGHT = 26;
const MOST_STEPS = 100;

/** The steps of a row of values as an SVG path; every step stands for the largest it covers. */
function stepPath(values: Float64Array, first: number, last: number, most: number, closed: boolean): string {
  const stride = Math.max(1, Math.ceil((last - first) / MOST_STEPS));
  const parts: string[] = [];
  for (let slot = first; slot < last; slot += stride) {
    let value = 0;
    for (let at = slot; at < Math.min(last, slot + stride); at++) value = Math.max(value, values[at] ?? 0);
    const x = ((slot - first) / (last - first)) * WIDTH;
    const end = Math.min(1, (slot + stride - first) / (last - first)) * WIDTH;
    const y = (HEIGHT - (value / most) * (HEIGHT - 2)).toFixed(1);
    parts.push(`${parts.length === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y}H${end.toFixed(1)}`);
  }
  return closed ? `${parts.join('')}V${HEIGHT}H0Z` : parts.join('');
}

function Card({ view, id, note, table, selected }: {
  view: ScheduleView; id: string | undefined; note: string; table: PowerTable; selected: boolean;
}) {
  const { from, to } = view.window.value;
  const [first, last] = slotsWithin(table, from, to);
  const worst = tightest(table, first, last);
  const most = Math.max(largest(table.limit), largest(table.total), 1);
  const over = worst !== undefined && isOver(table, worst.slot);
  const known = worst !== undefined && !Number.isNaN(worst.limitW);
  const at = table.start + (worst?.slot ?? 0) * table.stepMs;
  const clock = `${dayLabel(at, view.zone).split(' ', 1)[0]} ${timeOfDay(at, view.zone)}`;
  const when = worst ? dateTime(table.start + worst.slot * table.stepMs, view.zone) : '';
  return (
    <button
      type="button" class={`site-card${over ? ' over' : ''}${known ? '' : ' unknown'}`}
      aria-pressed={selected} data-testid={`site-${id ?? 'all'}`}
      title={worst && `Tightest ${when}: ${exact(worst.totalW, 'W')} of ${exact(worst.limitW, 'W')}`}
      onClick={() => setParams({ site: id })}
    >
      <span class="site-name">
        <span>{id ?? note}</span>
        {id && <small>{note}</small>}
        <small class="site-when">{clock}</small>
      </span>
      <svg class="site-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="spark-load" d={stepPath(table.total, first, last, most, true)} />
        {known && <path class="spark-limit" d={stepPath(table.limit, first, last, most, false)} />}
      </svg>
      <span class="site-load">
        {worst && known ? (
          <>
            <b>{megawatts(worst.totalW)}</b> of {megawatts(worst.limitW)} MW
          </>
        ) : worst ? (
          <>
            <b>{megawatts(worst.totalW)}</b> MW at most
          </>
        ) : null}
      </span>
      <span class="site-headroom">
        {worst && known
          ? over
            ? `${megawatts(-worst.headroomW)} MW over`
            : `${megawatts(worst.headroomW)} MW free`
          : 'limit not set'}
      </span>
    </button>
  );
}

/** One small chart a site, in the plan's order, each with its tightest moment in the window; they switch the site. */
export function SiteCards({ view, sites, all, selected }: Props) {
  const country = new Map(view.plan.sites.map((site) => [site.id, site.country]));
  return (
    <div class="site-cards" role="group" aria-label="Site" data-testid="sites">
      {all && (
        <Card
          view={view} id={undefined} note={`All ${sites.length} sites`} table={all}
          selected={selected === undefined}
        />
      )}
      {sites.map(({ siteId, table }) => (
        <Card
          key={siteId} view={view} id={siteId} note={country.get(siteId) ?? ''} table={table}
          selected={selected === siteId}
        />
      ))}
    </div>
  );
}
