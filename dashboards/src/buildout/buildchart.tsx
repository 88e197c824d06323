import { useRef } from 'preact/hooks';
import type { BuildOut, Built } from '../api/buildout';
import { MegawattGrid } from '../charts/megawattgrid';
import { useWidth } from '../charts/width';
import { mw } from '../outlook/words';
import { demandLayers, supplyLayers, upTo, type Layer } from './layers';

const PLOT_HEIGHT = 280;
const ROW_HEIGHT = 24;
const MARGIN = { left: 44, right: 14, top: 26, bottom: 26 };

interface Scale {
  /** Of a quarter's beginning; the one after the last is the end. */
  x: (quarter: number) => number;
  day: (day: string) => number;
  y: (kw: number) => number;
  width: number;
  most: number;
}

function endOf(from: string, quarters: number): number {
  const day = new Date(`${from}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 3 * quarters);
  return day.getTime();
}

function scaleOf(its: BuildOut, width: number): Scale {
  const begin = Date.parse(its.from);
  const end = endOf(its.from, its.quarters.length);
  const most = Math.max(1, ...its.quarters.map((quarter) => Math.max(quarter.demandKw, quarter.existingKw + quarter.builtKw)));
  const inner = width - MARGIN.left - MARGIN.right;
  const at = (time: number) => MARGIN.left + (Math.min(Math.max(time, begin), end) - begin) / (end - begin) * inner;
  return {
    width, most,
    x: (quarter) => at(endOf(its.from, quarter)),
    day: (day) => at(Date.parse(day)),
    y: (kw) => PLOT_HEIGHT - MARGIN.bottom - (kw / (most * 1.05)) * (PLOT_HEIGHT - MARGIN.top - MARGIN.bottom),
  };
}

/** The upper edge of so many layers as stairs. */
function stairs(layers: readonly Layer[], count: number, quarters: number, scale: Scale): string {
  let path = '';
  for (let quarter = 0; quarter < quarters; quarter++) {
    const y = scale.y(upTo(layers, count, quarter)).toFixed(1);
    path += path === '' ? `M${scale.x(quarter).toFixed(1)} ${y}` : `V${y}`;
    path += `H${scale.x(quarter + 1).toFixed(1)}`;
  }
  return path;
}

/** A layer as an area between its edges. */
function area(layers: readonly Layer[], at: number, quarters: number, scale: Scale): string {
  let back = '';
  for (let quarter = quarters - 1; quarter >= 0; quarter--) {
    const y = scale.y(upTo(layers, at, quarter)).toFixed(1);
    back += `${back === '' ? 'L' : 'H'}${scale.x(quarter + 1).toFixed(1)}${back === '' ? ` ${y}` : `V${y}`}H${scale.x(quarter).toFixed(1)}`;
  }
  return `${stairs(layers, at + 1, quarters, scale)}${back}Z`;
}

function Axes({ its, scale }: { its: BuildOut; scale: Scale }) {
  const every = Math.ceil(its.quarters.length / Math.max(1, Math.floor((scale.width - MARGIN.left) / 62)));
  return (
    <g class="outlook-axes">
      <MegawattGrid mostKw={scale.most} left={MARGIN.left} right={scale.width - MARGIN.right} y={scale.y} />
      <text x={MARGIN.left} y={MARGIN.top - 12}>MW of IT</text>
      {its.quarters.map(({ name }, at) => at % every === 0 && (
        <text key={name} x={scale.x(at)} y={PLOT_HEIGHT - 8}>{name}</text>
      ))}
    </g>
  );
}

/** From the order to the start hatched, from the start to the end full, with a mark where it counts. */
function Bar({ built, row, scale }: { built: Built; row: number; scale: Scale }) {
  const top = PLOT_HEIGHT + row * ROW_HEIGHT;
  const [order, start, ready] = [scale.day(built.orderOn), scale.day(built.startOn), scale.day(built.readyOn)];
  const end = scale.width - MARGIN.right;
  const text = `${built.optionId}: ${mw(built.gridKw)} MW`;
  return (
    <g class="build-bar" data-testid="build-bar" data-option={built.optionId}>
      <rect class="build-lead" x={order} y={top + 3} width={Math.max(0, start - order)} height={ROW_HEIGHT - 6} />
      <rect class="build-runs" x={start} y={top + 3} width={Math.max(1, end - start)} height={ROW_HEIGHT - 6} />
      {ready > start && <line class="build-ready" x1={ready} x2={ready} y1={top + 1} y2={top + ROW_HEIGHT - 1} />}
      <text x={order + 6} y={top + ROW_HEIGHT / 2 + 4}>{text}</text>
    </g>
  );
}

/** What is built, as a staircase over demand by profile, and from order to operation below it. */
export function BuildChart({ its }: { its: BuildOut }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const scale = scaleOf(its, width);
  const quarters = its.quarters.length;
  const demand = demandLayers(its);
  const supply = supplyLayers(its);
  const height = PLOT_HEIGHT + its.built.length * ROW_HEIGHT + 6;
  return (
    <div class="build-chart" ref={box} data-testid="build-chart">
      <ul class="build-key" aria-hidden="true">
        {demand.map(({ name }, at) => <li key={name}><span class={`build-swatch layer-${at % 8}`} /> demand {name}</li>)}
        <li><span class="build-swatch there" /> there or signed</li>
        <li><span class="build-swatch with" /> with what is built</li>
        <li><span class="build-swatch lead" /> ordered</li>
        <li><span class="build-swatch ready" /> counts from, where it may be late</li>
      </ul>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label="Demand by residency profile, and supply with what is built, in megawatts of IT by quarter; the table beside it has the numbers">
          <pattern id="build-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line class="build-hatch" x1="0" x2="0" y1="0" y2="6" /></pattern>
          {demand.map(({ name }, at) => <path key={name} class={`build-demand layer-${at % 8}`} d={area(demand, at, quarters, scale)} />)}
          <Axes its={its} scale={scale} />
          <path class="build-there" d={stairs(supply, 1, quarters, scale)} />
          <path class="build-with" data-testid="build-with" d={stairs(supply, supply.length, quarters, scale)} />
          {its.built.map((built, row) => <Bar key={built.optionId} built={built} row={row} scale={scale} />)}
        </svg>
      )}
    </div>
  );
}
