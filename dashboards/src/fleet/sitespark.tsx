import type { Quality, ScopedPowerSeries, SitePowerNow } from '../api/fleettypes';
import { largest } from '../charts/slots';
import { stepPath } from '../charts/spark';

const WIDTH = 240;
const HEIGHT = 34;

/** The last day of a site: measured filled, estimated dashed, its limit of now as a line. */
export function SiteSpark({ answer, site }: { answer: ScopedPowerSeries; site: SitePowerNow }) {
  const series = answer.series.find((candidate) => candidate.id === site.siteId);
  if (!series) return <svg class="fleet-spark" aria-hidden="true" />;
  const count = series.values.length;
  const of = (...wanted: Quality[]) =>
    Float64Array.from({ length: count }, (_, slot) =>
      wanted.includes(series.quality[slot] ?? 'missing') ? (series.values[slot] ?? Number.NaN) : Number.NaN,
    );
  const known = of('measured', 'estimated');
  const limit = site.limitW;
  const most = Math.max(largest(known), limit ?? 0, 1) * 1.04;
  const box = { width: WIDTH, height: HEIGHT, most };
  const limitY = limit === undefined ? undefined : HEIGHT - (limit / most) * (HEIGHT - 2);
  return (
    <svg class="fleet-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path class="spark-load" d={stepPath(of('measured'), 0, count, box, true)} />
      <path class="spark-estimate-area" d={stepPath(of('estimated'), 0, count, box, true)} />
      <path class="spark-line" d={stepPath(of('measured'), 0, count, box, false)} />
      <path class="spark-estimate" d={stepPath(of('estimated'), 0, count, box, false)} />
      {limitY !== undefined && <path class="spark-limit" d={`M0 ${limitY}H${WIDTH}`} />}
    </svg>
  );
}
