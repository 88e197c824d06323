import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { CapacityStep, Exhaustion, OutlookPoint, Told } from '../api/capacity';
import { apart } from '../charts/labels';
import { MegawattGrid } from '../charts/megawattgrid';
import { useWidth } from '../charts/width';
import { HANDLE_PX, rowsOf, type Moved } from './drag';
import { Handle } from './handles';
import { MARKER_ROWS_PX, markersOf } from './markers';
import { mw, supplyKw } from './words';

const PLOT = 'outlook-plot';
const HEIGHT = 320;
const TITLE_PX = 20;
const MARGIN = { left: 44, right: 96, top: TITLE_PX + MARKER_ROWS_PX + 4, bottom: 26 };
const DAY_MS = 86_400_000;

interface Scale {
  x: (day: string) => number;
  y: (kw: number) => number;
  width: number;
  daysPerPx: number;
  kwPerPx: number;
}

/** Demand far above all supply leaves the chart at its top: what matters is where it passes it. */
function mostKw(told: Told): number {
  const supply = Math.max(...told.points.map(supplyKw), 1);
  const demand = Math.max(...told.points.map((point) => point.demandP50Kw));
  return Math.max(supply, Math.min(demand, supply * 1.6));
}

function scaleOf(told: Told, width: number): Scale {
  const from = Date.parse(told.from);
  const span = Date.parse(told.to) - from;
  const most = mostKw(told) * 1.12;
  return {
    width,
    daysPerPx: span / DAY_MS / Math.max(width - MARGIN.left - MARGIN.right, 1),
    kwPerPx: most / (HEIGHT - MARGIN.top - MARGIN.bottom),
    x: (day) => MARGIN.left + ((Date.parse(day) - from) / span) * (width - MARGIN.left - MARGIN.right),
    y: (kw) => HEIGHT - MARGIN.bottom - (kw / most) * (HEIGHT - MARGIN.top - MARGIN.bottom),
  };
}

function stairs(points: readonly OutlookPoint[], scale: Scale, value: (point: OutlookPoint) => number): string {
  let path = '';
  for (const point of points) {
    const x = scale.x(point.day).toFixed(1);
    const y = scale.y(value(point)).toFixed(1);
    path += path === '' ? `M${x} ${y}` : `H${x}V${y}`;
  }
  return path;
}

function line(points: readonly OutlookPoint[], scale: Scale, value: (point: OutlookPoint) => number): string {
  return points.map((point, at) => `${at === 0 ? 'M' : 'L'}${scale.x(point.day).toFixed(1)} ${scale.y(value(point)).toFixed(1)}`).join('');
}

function band(points: readonly OutlookPoint[], scale: Scale): string {
  const back = [...points].reverse().map((point) => `L${scale.x(point.day).toFixed(1)} ${scale.y(point.demandP10Kw).toFixed(1)}`).join('');
  return `${line(points, scale, (point) => point.demandP90Kw)}${back}Z`;
}

function Axes({ told, scale }: { told: Told; scale: Scale }) {
  const years = told.points.filter(({ day }) => day.endsWith('-01-01'));
  const most = mostKw(told);
  return (
    <g class="outlook-axes">
      <MegawattGrid mostKw={most} left={MARGIN.left} right={scale.width - MARGIN.right} y={scale.y} />
      <text x={MARGIN.left} y={TITLE_PX - 6}>MW of IT</text>
      {years.map(({ day }) => (
        <text key={day} x={scale.x(day)} y={HEIGHT - 8} text-anchor="middle">{day.slice(0, 4)}</text>
      ))}
    </g>
  );
}

function Markers({ its, scale }: { its: Exhaustion; scale: Scale }) {
  return (
    <>
      {markersOf(its, { x: scale.x, width: scale.width, top: TITLE_PX }).map(({ name, text, x, top, textX, textY, anchor }) => (
        <g key={name} class="outlook-marker" data-testid={`marker-${name}`}>
          <line x1={x} x2={x} y1={top} y2={HEIGHT - MARGIN.bottom} />
          <text x={textX} y={textY} text-anchor={anchor}>{text}</text>
        </g>
      ))}
    </>
  );
}

/** What stands beside the ends of lines, one below the other. */
function Ends({ last, signedKw, scale }: { last: OutlookPoint; signedKw: number; scale: Scale }) {
  const demandY = scale.y(last.demandP50Kw);
  const isAbove = demandY < MARGIN.top;
  const labels = apart([
    ...(supplyKw(last) !== signedKw ? [{ text: 'with planned', at: 0, y: scale.y(supplyKw(last)) + 4 }] : []),
    { text: 'there or signed', at: 1, y: scale.y(signedKw) + 4 },
    { text: isAbove ? `P50 ↑ ${mw(last.demandP50Kw)}` : 'demand P50', at: 2, y: Math.max(MARGIN.top + 4, demandY - 6) },
  ]);
  return <g class="outlook-labels">{labels.map(({ text, y }) => <text key={text} x={scale.width - MARGIN.right + 6} y={y}>{text}</text>)}</g>;
}

interface StepsProps {
  range: readonly [string, string];
  steps: readonly CapacityStep[];
  scale: Scale;
  shown: (words: string | undefined, moved: Moved | undefined) => void;
  apply: (step: CapacityStep, moved: Moved) => void;
}

/** Below the years, each step at its day. */
function Steps({ steps, range, scale, shown, apply }: StepsProps) {
  const xs = steps.map(({ on }) => scale.x(on));
  const rows = rowsOf(xs);
  return (
    <g>
      <text class="outlook-lane" x={MARGIN.left - 6} y={HEIGHT + HANDLE_PX / 2 + 4} text-anchor="end">steps</text>
      {steps.map((step, at) => (
        <Handle
          key={step.id} step={step} range={range} x={xs[at] ?? 0} y={HEIGHT + ((rows[at] ?? 0) + 0.5) * HANDLE_PX} shown={shown} apply={(moved) => apply(step, moved)}
          pace={{ daysPerPx: scale.daysPerPx, megawattsPerPx: (scale.kwPerPx * (step.itKw === 0 ? 1 : step.gridKw / step.itKw)) / 1_000 }}
        />
      ))}
    </g>
  );
}

interface ChartProps {
  told: Told;
  steps: readonly CapacityStep[];
  apply: (step: CapacityStep, moved: Moved) => void;
}

/** Supply as a staircase, signed and planned apart, against demand with its band. */
export function OutlookChart({ told, steps, apply }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { points } = told;
  const last = points.at(-1);
  const scale = scaleOf(told, width);
  const signed = (point: OutlookPoint) => point.energisedItKw + point.firmItKw + point.flexibleItKw;
  const hint = useSignal<{ words: string | undefined; moved: Moved | undefined }>({ words: undefined, moved: undefined });
  const within = steps.filter(({ on, kind }) => told.counted.includes(kind) && on >= told.from && on <= told.to);
  const height = HEIGHT + (within.length === 0 ? 0 : (Math.max(...rowsOf(within.map(({ on }) => scale.x(on)))) + 1) * HANDLE_PX);
  return (
    <div class="outlook-chart" ref={box} data-testid="outlook-chart">
      {width > 0 && last && (
        <svg width={width} height={height} role="group" aria-label="Supply and demand in megawatts of IT; the table beside it has the numbers">
          <Axes told={told} scale={scale} />
          <clipPath id={PLOT}>
            <rect x={MARGIN.left} y={MARGIN.top} width={Math.max(0, width - MARGIN.left - MARGIN.right)} height={HEIGHT - MARGIN.top - MARGIN.bottom} />
          </clipPath>
          <path class="outlook-band" clip-path={`url(#${PLOT})`} d={band(points, scale)} />
          <path class="outlook-planned" d={stairs(points, scale, supplyKw)} />
          <path class="outlook-signed" d={stairs(points, scale, signed)} />
          <path class="outlook-demand" clip-path={`url(#${PLOT})`} d={line(points, scale, (point) => point.demandP50Kw)} />
          <Markers its={told.exhaustion} scale={scale} />
          <Ends last={last} signedKw={signed(last)} scale={scale} />
          {hint.value.moved && <line class="outlook-moving" data-testid="step-moving" x1={scale.x(hint.value.moved.on)} x2={scale.x(hint.value.moved.on)} y1={MARGIN.top} y2={height} />}
          <Steps steps={within} range={[told.from, told.to]} scale={scale} apply={apply} shown={(words, moved) => (hint.value = { words, moved })} />
        </svg>
      )}
      {within.length > 0 && (
        <p class="outlook-hint muted" role="status" data-testid="step-hint">{hint.value.words ?? 'Drag a step sideways for its day, up and down for its power; or choose it with Tab and use the arrows, finer with Shift, and Enter.'}</p>
      )}
    </div>
  );
}
