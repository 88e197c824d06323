import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Progress } from '../api/types';
import { EChart, type Chart } from '../charts/echart';
import { palette } from '../charts/palette';
import { Tip } from '../charts/tip';
import { announce } from '../shell/announce';
import { count, duration, moneyExact, percent } from '../units/format';
import { LEFT, RIGHT_EDGE, pointSentence, solverOption, xEnd } from './solveroption';

interface Props {
  points: readonly Progress[];
  budgetSeconds: number | undefined;
  wholeRange: boolean;
  chart: (chart: Chart | undefined) => void;
}

/** The last point at or before a moment. */
export function pointAt(points: readonly Progress[], seconds: number): number {
  let low = 0;
  let high = points.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((points[middle]?.elapsedSeconds ?? 0) <= seconds) low = middle;
    else high = middle - 1;
  }
  return low;
}

function Reading({ point }: { point: Progress }) {
  return (
    <>
      <p class="tip-title">{duration(point.elapsedSeconds)} · {point.phase}</p>
      <dl class="facts">
        <div>
          <dt><i class="swatch best" />Best</dt>
          <dd>{point.bestCostMinor === undefined ? 'no plan yet' : moneyExact(point.bestCostMinor, 'EUR')}</dd>
        </div>
        <div>
          <dt><i class="swatch bound" />Bound</dt>
          <dd>{point.boundCostMinor === undefined ? 'unknown' : moneyExact(point.boundCostMinor, 'EUR')}</dd>
        </div>
        <div><dt>Gap</dt><dd>{point.gapRatio === undefined ? 'unknown' : percent(point.gapRatio)}</dd></div>
        <div><dt>Placed</dt><dd>{count(point.placedCount)} of {count(point.placedCount + point.unplacedCount)}</dd></div>
        <div><dt><i class="swatch moves" />Moves</dt><dd>{count(point.movesPerSecondRatio ?? 0)} /s</dd></div>
      </dl>
    </>
  );
}

export function SolverChart({ points, budgetSeconds, wholeRange, chart }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const reading = useSignal<{ at: number; y: number } | undefined>(undefined);
  const colours = palette.value;
  const plot = Math.max(1, size.width - LEFT - RIGHT_EDGE);
  const option = useMemo(
    () => solverOption({ points, budgetSeconds, colours, width: plot, height: size.height || 360, wholeRange }),
    [points, budgetSeconds, colours, plot, size.height, wholeRange],
  );

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const end = xEnd(points, budgetSeconds);

  function follow(event: PointerEvent): void {
    const frame = box.current?.getBoundingClientRect();
    if (!frame || points.length === 0) return;
    const share = (event.clientX - frame.left - LEFT) / plot;
    const inside = share >= 0 && share <= 1;
    reading.value = inside
      ? { at: pointAt(points, share * end), y: event.clientY - frame.top }
      : undefined;
  }

  function keys(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    const from = reading.value?.at ?? points.length - 1;
    const at = Math.min(points.length - 1, Math.max(0, from + (event.key === 'ArrowLeft' ? -1 : 1)));
    reading.value = { at, y: 24 };
    const point = points[at];
    if (point) announce(pointSentence(point));
  }

  const point = reading.value && points[reading.value.at];
  const x = point ? LEFT + (point.elapsedSeconds / end) * plot : 0;
  return (
    <div
      class="solver-chart" ref={box} tabIndex={0} role="group" data-testid="chart-solver"
      aria-label="Best price and bound over time, moves per second below. Left and right arrows read the points."
      onPointerMove={follow} onPointerLeave={() => (reading.value = undefined)} onKeyDown={keys}
      onBlur={() => (reading.value = undefined)}
    >
      <EChart option={option} onReady={chart} />
      {point && (
        <>
          <div class="crosshair full" style={{ left: `${x}px` }} />
          <Tip x={x} y={reading.value?.y ?? 0}><Reading point={point} /></Tip>
        </>
      )}
    </div>
  );
}
