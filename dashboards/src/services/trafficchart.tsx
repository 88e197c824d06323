import type { Traffic } from '../api/servicetypes';
import { dateTime } from '../units/zone';
import { bandPath, peakOf, poolsOf, stacked } from './shares';
import { perSecond } from './words';

const WIDTH = 960;
const HEIGHT = 180;

function requestsPath(traffic: Traffic, most: number): string {
  const step = WIDTH / traffic.quarters.length;
  return traffic.quarters
    .map(({ requestsPerSecond }, at) => {
      const y = (HEIGHT - (requestsPerSecond / most) * HEIGHT).toFixed(1);
      return `${at === 0 ? 'M' : 'L'}${(at * step).toFixed(1)} ${y}H${((at + 1) * step).toFixed(1)}`;
    })
    .join('');
}

/** Requests by quarter of an hour, and where they go; the gap below the line has no answer. */
export function TrafficChart({ traffic }: { traffic: Traffic }) {
  const peak = peakOf(traffic);
  const most = Math.max(peak, 1e-9) * 1.05;
  const bands = stacked(traffic);
  const first = traffic.quarters[0];
  const last = traffic.quarters.at(-1);
  const unserved = traffic.quarters.filter(({ unservedRatio }) => unservedRatio > 0).length;
  const label = `Requests of ${traffic.serviceId}, at most ${perSecond(peak)}, over ${poolsOf(traffic).length} pools; ${unserved} of ${traffic.quarters.length} quarters of an hour with some unserved`;
  return (
    <div class="traffic-chart">
      <p class="search-ends">Requests, at most {perSecond(peak)}</p>
      <svg
        class="traffic-bands" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={label}
        data-testid="traffic-chart"
      >
        {bands.map((band, at) => (
          <path key={band.name} class={`band-${at}`} d={bandPath(band, WIDTH, HEIGHT, most)}>
            <title>{band.name}</title>
          </path>
        ))}
        <path class="asked" d={requestsPath(traffic, most)} />
      </svg>
      <p class="traffic-ends">
        <span>{first && dateTime(Date.parse(first.from), 'UTC')}</span>
        <span>{last && dateTime(Date.parse(last.to), 'UTC')} UTC</span>
      </p>
      <p class="search-legend">
        {bands.map((band, at) => (
          <span key={band.name}>
            <svg class="traffic-bands" viewBox="0 0 12 12" aria-hidden="true"><rect class={`band-${at}`} width="12" height="12" /></svg>
            {band.name}
          </span>
        ))}
        <span>
          <svg class="traffic-bands" viewBox="0 0 12 12" aria-hidden="true"><path class="asked" d="M0 6H12" /></svg>
          asked
        </span>
      </p>
    </div>
  );
}
