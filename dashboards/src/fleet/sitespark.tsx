import { fleetApi } from '../api/fleet';
import type { Quality, ScopedPowerSeries, SitePowerNow } from '../api/fleettypes';
import { useResource } from '../api/resource';
import { largest } from '../charts/slots';
import { stepPath } from '../charts/spark';
import { isoInstant } from '../units/range';

const WIDTH = 240;
const HEIGHT = 34;
const MOST_POINTS = 100;
const BACK_MS = 24 * 3_600_000;
const MINUTE = 60_000;

/** The values of a course that are known in one of these ways. */
function known(answer: ScopedPowerSeries, first: number, ...wanted: Quality[]): Float64Array {
  const load = answer.series.find((series) => series.id === 'load');
  return Float64Array.from({ length: (load?.values.length ?? 0) - first }, (_, at) =>
    load && wanted.includes(load.quality[first + at] ?? 'missing') ? (load.values[first + at] ?? Number.NaN) : Number.NaN,
  );
}

function firstKnown(answer: ScopedPowerSeries): number {
  const load = answer.series.find((series) => series.id === 'load');
  return Math.max(0, load?.quality.findIndex((quality) => quality !== 'missing') ?? 0);
}

/** The last day of a site, or as much as is known of it: measured filled, estimated dashed, its limit of now as a line. */
export function SiteSpark({ site, now }: { site: SitePowerNow; now: number }) {
  const to = Math.floor(now / MINUTE) * MINUTE;
  const query = { scope: 'site', id: site.siteId, from: isoInstant(to - BACK_MS), to: isoInstant(to), maxPoints: MOST_POINTS };
  const course = useResource(JSON.stringify(query), (signal) => fleetApi.powerSeries(query, signal), true);
  const answer = course.data;
  if (!answer) return <svg class="fleet-spark" aria-hidden="true" />;
  const first = firstKnown(answer);
  const measured = known(answer, first, 'measured');
  const estimated = known(answer, first, 'estimated');
  const limit = site.limitW;
  const most = Math.max(largest(measured), largest(estimated), limit ?? 0, 1) * 1.04;
  const box = { width: WIDTH, height: HEIGHT, most };
  const path = (values: Float64Array, closed: boolean) => stepPath(values, 0, values.length, box, closed);
  return (
    <svg class="fleet-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="spark-load" d={path(measured, true)} />
      <path class="spark-estimate-area" d={path(estimated, true)} />
      <path class="spark-line" d={path(measured, false)} />
      <path class="spark-estimate" d={path(estimated, false)} />
      {limit !== undefined && <path class="spark-limit" d={`M0 ${HEIGHT - (limit / most) * (HEIGHT - 2)}H${WIDTH}`} />}
    </svg>
  );
}
