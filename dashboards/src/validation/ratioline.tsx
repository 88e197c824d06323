import type { KernelVerdict } from '../api/validationtypes';
import { ratioText } from './words';

const WIDTH = 120;
const HEIGHT = 26;
const MOST = 60;

/** Where a value is in the picture; all pictures of a node have one scale. */
function heights(ratios: readonly number[]): (ratio: number) => number {
  const [least, most] = [Math.min(0.85, ...ratios), Math.max(1.03, ...ratios)];
  return (ratio) => HEIGHT - 3 - ((ratio - least) / (most - least)) * (HEIGHT - 6);
}

/** Measured over expected of a kernel on a device, run by run, the oldest first; the line is what is expected. */
export function RatioLine({ newestFirst }: { newestFirst: readonly KernelVerdict[] }) {
  const past = newestFirst.slice(0, MOST).toReversed();
  const ratios = past.flatMap(({ medianRatio }) => medianRatio ?? []);
  if (ratios.length === 0) return <span class="muted">no speed yet</span>;
  const y = heights(ratios);
  const x = (at: number) => (past.length === 1 ? WIDTH / 2 : 4 + (at / (past.length - 1)) * (WIDTH - 8));
  const margin = past.at(-1)?.expected?.marginRatio;
  const dots = past.flatMap(({ medianRatio, verdict }, at) => (medianRatio === undefined ? [] : [{ x: x(at), y: y(medianRatio), verdict }]));
  return (
    <svg
      class="ratio-line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" data-testid="ratio-line"
      aria-label={`${ratios.length} measurements, from ${ratioText(ratios[0])} to ${ratioText(ratios.at(-1))} of what is expected`}
    >
      {margin !== undefined && <path class="expected-line" d={`M0 ${y(1 - margin).toFixed(1)}H${WIDTH}`} />}
      <path class="one-line" d={`M0 ${y(1).toFixed(1)}H${WIDTH}`} />
      {dots.length > 1 && <path class="measured-line" d={dots.map((dot, at) => `${at === 0 ? 'M' : 'L'}${dot.x.toFixed(1)} ${dot.y.toFixed(1)}`).join('')} />}
      {dots.map((dot, at) => <rect key={at} class={dot.verdict.toLowerCase()} x={dot.x - 2.5} y={dot.y - 2.5} width="5" height="5" />)}
    </svg>
  );
}
