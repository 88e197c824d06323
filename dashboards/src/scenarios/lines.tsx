import { useRef } from 'preact/hooks';
import type { Column } from '../api/scenarios';
import { apart, type EndLabel } from '../charts/labels';
import { MegawattGrid } from '../charts/megawattgrid';
import { useWidth } from '../charts/width';
import { columnNames, itKw } from './dataset';

const HEIGHT = 300;
const MARGIN = { left: 44, right: 190, top: 26, bottom: 26 };

interface Scale {
  x: (day: string) => number;
  y: (kw: number) => number;
  width: number;
  most: number;
}

type Point = Column['points'][number];

function scaleOf(columns: readonly Column[], width: number): Scale {
  const points = columns.flatMap((column) => column.points);
  const days = points.map(({ day }) => Date.parse(day));
  const from = Math.min(...days);
  const span = Math.max(Math.max(...days) - from, 1);
  const most = Math.max(...points.map((point) => Math.max(itKw(point), point.demandP50Kw)), 1);
  return {
    width, most,
    x: (day) => MARGIN.left + ((Date.parse(day) - from) / span) * (width - MARGIN.left - MARGIN.right),
    y: (kw) => HEIGHT - MARGIN.bottom - (kw / (most * 1.05)) * (HEIGHT - MARGIN.top - MARGIN.bottom),
  };
}

function path(points: readonly Point[], scale: Scale, value: (point: Point) => number, isStairs: boolean): string {
  return points.map((point, at) => {
    const x = scale.x(point.day).toFixed(1);
    const y = scale.y(value(point)).toFixed(1);
    return at === 0 ? `M${x} ${y}` : isStairs ? `H${x}V${y}` : `L${x} ${y}`;
  }).join('');
}

function labelsOf(columns: readonly Column[], names: readonly string[], scale: Scale): EndLabel[] {
  return apart(columns.flatMap(({ points }, at) => {
    const end = points.at(-1);
    const name = names[at] ?? '';
    const short = name.length > 18 ? `${name.slice(0, 17)}…` : name;
    return end ? [
      { text: `${short}: demand`, at, y: scale.y(end.demandP50Kw) },
      { text: `${short}: supply`, at, y: scale.y(itKw(end)) },
    ] : [];
  }));
}

function Axes({ columns, scale }: { columns: readonly Column[]; scale: Scale }) {
  const years = [...new Set(columns.flatMap(({ points }) => points.map(({ day }) => day).filter((day) => day.endsWith('-01-01'))))];
  return (
    <g class="outlook-axes">
      <MegawattGrid mostKw={scale.most} left={MARGIN.left} right={scale.width - MARGIN.right} y={scale.y} />
      <text x={MARGIN.left} y={MARGIN.top - 12}>MW of IT; lines are P50 demand, stairs are supply</text>
      {years.map((day) => <text key={day} x={scale.x(day)} y={HEIGHT - 8} text-anchor="middle">{day.slice(0, 4)}</text>)}
    </g>
  );
}

/** Demand and supply of all columns over each other, each line with its name at its end. */
export function Lines({ columns }: { columns: readonly Column[] }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const shown = columns.filter(({ points }) => points.length > 0);
  const scale = scaleOf(shown, width);
  return (
    <div class="outlook-chart" ref={box} data-testid="scenario-lines">
      {width > 0 && shown.length > 0 && (
        <svg width={width} height={HEIGHT} role="img" aria-label="Demand and supply of the scenarios in megawatts of IT; the table beside it has the numbers">
          <Axes columns={shown} scale={scale} />
          {shown.map(({ points }, at) => (
            <g key={at} class={`scenario-line line-${at}`}>
              <path d={path(points, scale, (point) => point.demandP50Kw, false)} />
              <path class="supply" d={path(points, scale, itKw, true)} />
            </g>
          ))}
          {labelsOf(shown, columnNames(shown), scale).map(({ text, at, y }) => (
            <text key={text} class={`scenario-label line-${at}`} x={width - MARGIN.right + 6} y={y + 4}>{text}</text>
          ))}
        </svg>
      )}
    </div>
  );
}
