import { useRef } from 'preact/hooks';
import type { Exhaustion, OutlookPoint, Told } from '../api/capacity';
import { useWidth } from '../charts/width';
import { mw, supplyKw } from './words';

const PLOT = 'outlook-plot';
const HEIGHT = 300;
const MARGIN = { left: 44, right: 96, top: 26, bottom: 26 };

interface Scale {
  x: (day: string) => number;
  y: (kw: number) => number;
  width: number;
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
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((size) => (most / 1_000) / size <= 6) ?? 1_000;
  const ticks = Array.from({ length: Math.floor(most / 1_000 / step) + 1 }, (_, at) => at * step);
  return (
    <g class="outlook-axes">
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={MARGIN.left} x2={scale.width - MARGIN.right} y1={scale.y(tick * 1_000)} y2={scale.y(tick * 1_000)} />
          <text x={MARGIN.left - 6} y={scale.y(tick * 1_000) + 4} text-anchor="end">{tick}</text>
        </g>
      ))}
      <text x={MARGIN.left} y={MARGIN.top - 12}>MW of IT</text>
      {years.map(({ day }) => (
        <text key={day} x={scale.x(day)} y={HEIGHT - 8} text-anchor="middle">{day.slice(0, 4)}</text>
      ))}
    </g>
  );
}

function Marker({ day, name, scale, low }: { day: string | undefined; name: string; scale: Scale; low: boolean }) {
  if (day === undefined) return null;
  const x = scale.x(day);
  const isRight = x > scale.width * 0.7;
  return (
    <g class="outlook-marker" data-testid={`marker-${name}`}>
      <line x1={x} x2={x} y1={MARGIN.top} y2={HEIGHT - MARGIN.bottom} />
      <text x={isRight ? x - 5 : x + 5} y={MARGIN.top + (low ? 24 : 10)} text-anchor={isRight ? 'end' : 'start'}>{name} {day}</text>
    </g>
  );
}

function Markers({ its, scale }: { its: Exhaustion; scale: Scale }) {
  return (
    <>
      <Marker day={its.p90} name="P90" scale={scale} low={false} />
      <Marker day={its.p50} name="P50" scale={scale} low />
    </>
  );
}

/** Supply as a staircase, signed and planned apart, against demand with its band. */
export function OutlookChart({ told }: { told: Told }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const { points } = told;
  const last = points.at(-1);
  const scale = scaleOf(told, width);
  const signed = (point: OutlookPoint) => point.energisedItKw + point.firmItKw + point.flexibleItKw;
  return (
    <div class="outlook-chart" ref={box} data-testid="outlook-chart">
      {width > 0 && last && (
        <svg width={width} height={HEIGHT} role="img" aria-label="Supply and demand in megawatts of IT; the table beside it has the numbers">
          <Axes told={told} scale={scale} />
          <clipPath id={PLOT}>
            <rect x={MARGIN.left} y={MARGIN.top} width={Math.max(0, width - MARGIN.left - MARGIN.right)} height={HEIGHT - MARGIN.top - MARGIN.bottom} />
          </clipPath>
          <path class="outlook-band" clip-path={`url(#${PLOT})`} d={band(points, scale)} />
          <path class="outlook-planned" d={stairs(points, scale, supplyKw)} />
          <path class="outlook-signed" d={stairs(points, scale, signed)} />
          <path class="outlook-demand" clip-path={`url(#${PLOT})`} d={line(points, scale, (point) => point.demandP50Kw)} />
          <Markers its={told.exhaustion} scale={scale} />
          <g class="outlook-labels">
            {supplyKw(last) !== signed(last) && <text x={width - MARGIN.right + 6} y={scale.y(supplyKw(last)) + 4}>with planned</text>}
            <text x={width - MARGIN.right + 6} y={scale.y(signed(last)) + 4}>there or signed</text>
            <text x={width - MARGIN.right + 6} y={Math.max(MARGIN.top + 34, scale.y(last.demandP50Kw) - 6)}>{scale.y(last.demandP50Kw) < MARGIN.top ? `P50 ↑ ${mw(last.demandP50Kw)}` : 'demand P50'}</text>
          </g>
        </svg>
      )}
    </div>
  );
}
