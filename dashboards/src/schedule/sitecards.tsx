import { megawatts, exact } from '../units/format';
import { setParams } from '../shell/router';
import { dateTime, dayLabel, timeOfDay } from '../units/zone';
import { largest, slotsWithin } from '../charts/slots';
import { stepPath } from '../charts/spark';
import { isOver, tightest, type PowerTable } from './powertable';
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
function Card({ view, id, note, table, selected }: {
  view: ScheduleView; id: string | undefined; note: string; table: PowerTable; selected: boolean;
}) {
  const { from, to } = view.window.value;
  const [first, last] = slotsWithin(table, from, to);
  const worst = tightest(table, first, last);
  const most = Math.max(largest(table.limit), largest(table.total), 1);
  const box = { width: WIDTH, height: HEIGHT, most };
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
        <path class="spark-load" d={stepPath(table.total, first, last, box, true)} />
        {known && <path class="spark-limit" d={stepPath(table.limit, first, last, box, false)} />}
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
