import { useRef } from 'preact/hooks';
import { roundTicks } from '../charts/scale';
import { useWidth } from '../charts/width';
import { dayAfter, daysBetween, kw } from './demandwords';

const HEIGHT = 260;
const MARGIN = { left: 64, right: 16, top: 26, bottom: 26 };

export interface Fan {
  day: string;
  p10Kw: number;
  p50Kw: number;
  p90Kw: number;
}

interface Props {
  label: string;
  testId: string;
  /** The first day of what was. */
  from: string;
  /** A number a day, null where nothing is known. */
  wasKw: readonly (number | null)[];
  fan: readonly Fan[];
}

interface Scale {
  x: (day: number) => number;
  y: (value: number) => number;
}

function wasPath(values: readonly (number | null)[], scale: Scale): string {
  let path = '';
  let isOn = false;
  values.forEach((value, day) => {
    if (value !== null) path += `${isOn ? 'L' : 'M'}${scale.x(day).toFixed(1)} ${scale.y(value).toFixed(1)}`;
    isOn = value !== null;
  });
  return path;
}

/** What was, and between what and what it was or is foretold to be. */
export function FanChart({ label, testId, from, wasKw, fan }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const at = (day: string) => daysBetween(from, day);
  const span = Math.max(1, wasKw.length - 1, ...fan.map(({ day }) => at(day)));
  const most = Math.max(1e-3, ...wasKw.map((value) => value ?? 0), ...fan.map(({ p50Kw }) => p50Kw * 1.15), Math.min(Math.max(0, ...fan.map(({ p90Kw }) => p90Kw)), 3 * Math.max(1e-3, ...wasKw.map((value) => value ?? 0)))) * 1.08;
  const scale: Scale = {
    x: (day) => MARGIN.left + (day / span) * (width - MARGIN.left - MARGIN.right),
    y: (value) => HEIGHT - MARGIN.bottom - (Math.min(value, most) / most) * (HEIGHT - MARGIN.top - MARGIN.bottom),
  };
  const line = (value: (point: Fan) => number) => fan.map((point, index) => `${index === 0 ? 'M' : 'L'}${scale.x(at(point.day)).toFixed(1)} ${scale.y(value(point)).toFixed(1)}`).join('');
  const back = [...fan].reverse().map((point) => `L${scale.x(at(point.day)).toFixed(1)} ${scale.y(point.p10Kw).toFixed(1)}`).join('');
  const every = Math.max(1, Math.ceil(span / Math.max(2, Math.floor(width / 110))));
  return (
    <div class="outlook-chart demand-chart" ref={box} data-testid={testId}>
      {width > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label={`${label}; the table beside it has the numbers`}>
          <g class="outlook-axes">
            {roundTicks(most).map((tick) => (
              <g key={tick}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} y1={scale.y(tick)} y2={scale.y(tick)} />
                <text x={MARGIN.left - 6} y={scale.y(tick) + 4} text-anchor="end">{kw(tick)}</text>
              </g>
            ))}
            {Array.from({ length: Math.floor(span / every) + 1 }, (_, index) => index * every).map((day) => (
              <text key={day} x={scale.x(day)} y={HEIGHT - 8} text-anchor={day === 0 ? 'start' : day + every > span ? 'end' : 'middle'}>{dayAfter(from, day)}</text>
            ))}
          </g>
          {fan.length > 0 && <path class="outlook-band" d={`${line((point) => point.p90Kw)}${back}Z`} />}
          {fan.length > 0 && <path class="outlook-demand demand-p50" d={line((point) => point.p50Kw)} />}
          <path class="outlook-signed demand-was" d={wasPath(wasKw, scale)} />
        </svg>
      )}
    </div>
  );
}

/** What the lines are; words beside strokes, not colours alone. */
export function FanKey({ was, said }: { was: string; said: string }) {
  return (
    <p class="demand-key muted">
      <svg width="22" height="8" aria-hidden="true"><path class="outlook-signed" d="M0 4H22" /></svg> {was}
      <svg width="22" height="8" aria-hidden="true"><path class="outlook-demand demand-p50" d="M0 4H22" /></svg> {said} P50
      <svg width="22" height="10" aria-hidden="true"><rect class="outlook-band" width="22" height="10" /></svg> P10 to P90
    </p>
  );
}
