import { useRef } from 'preact/hooks';
import type { FlipStep, ModelComparison } from '../api/models';
import { useWidth } from '../charts/width';
import { rankingOf } from './words';

const ROW = 30;
const TOP = 30;
const MOST_WIDE = 620;
/** Where the two ends of a line are, of the width. */
const FROM = 0.2;
const TO = 0.5;

function Slope({ step, width }: { step: FlipStep; width: number }) {
  if (step.beforeRank === undefined || step.afterRank === undefined) return null;
  const y = (rank: number) => TOP + (rank - 0.5) * ROW;
  const from = width * FROM;
  const to = width * TO;
  const kind = step.afterRank < step.beforeRank ? 'rises' : step.afterRank > step.beforeRank ? 'falls' : 'stays';
  return (
    <g class={`slope ${kind}`} data-testid="slope">
      <line x1={from} y1={y(step.beforeRank)} x2={to} y2={y(step.afterRank)} />
      <circle cx={from} cy={y(step.beforeRank)} r={3.5} />
      <circle cx={to} cy={y(step.afterRank)} r={3.5} />
      <text x={from - 10} y={y(step.beforeRank) + 4} text-anchor="end">{step.beforeRank}</text>
      <text x={to + 10} y={y(step.afterRank) + 4}>{step.afterRank} {step.nickname}</text>
    </g>
  );
}

/** Ranks by the metric before and by this one; a rising line is solid and a falling one dashed. */
export function Slopes({ its }: { its: ModelComparison }) {
  const box = useRef<HTMLDivElement>(null);
  const width = Math.min(useWidth(box), MOST_WIDE);
  const height = TOP + its.flip.steps.length * ROW + 6;
  const name = (metric: string) => rankingOf(its, metric)?.name ?? metric;
  return (
    <div class="slopes" ref={box} data-testid="slopes">
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={its.flip.words}>
          <text x={0} y={14} class="muted">{name(its.flip.before)}</text>
          <text x={width * TO} y={14} class="muted">{name(its.flip.after)}</text>
          {its.flip.steps.map((step) => <Slope key={step.nickname} step={step} width={width} />)}
        </svg>
      )}
    </div>
  );
}
