import { MINUS } from '../units/format';
import type { HeatMap, HeatMapRack, Metric, PowerState } from '../api/fleettypes';

/** A rack as the map shows it; `value` in the unit of the metric's scale. */
export interface HeatCell {
  rackId: string;
  hallId: string;
  row: number;
  position: number;
  value: number | undefined;
  loadW: number | undefined;
  limitW: number | undefined;
  headroomW: number | undefined;
  ratedW: number;
  /** What has the least room of all that carries it. */
  bindingDomainId: string | undefined;
  state: PowerState;
}

/** What one metric is called, counted in and coloured by. */
export interface HeatScale {
  metric: Metric;
  title: string;
  unit: string;
  /** Rising ends of the steps: one more than there are steps. */
  bounds: readonly number[];
  /** Whether a high or a low value is the one to look at, and so the strong colour. */
  strong: 'high' | 'low';
}

const WATTS_PER_KW = 1_000;

/** The value in the scale's unit: per cent of the rack's limit or, without one, of what it is rated for; kW or °C. */
function shownValue(metric: Metric, { value, limitW, ratedW }: HeatMapRack): number | undefined {
  if (value === undefined) return undefined;
  switch (metric) {
    case 'load': {
      const most = limitW ?? ratedW;
      return most > 0 ? (value / most) * 100 : undefined;
    }
    case 'headroom':
      return value / WATTS_PER_KW;
    case 'temperature':
      return value;
  }
}

export function heatCells({ metric, racks }: HeatMap): HeatCell[] {
  return racks.map((rack) => ({
    rackId: rack.rackId,
    hallId: rack.hallId,
    row: rack.row,
    position: rack.position,
    loadW: rack.loadW,
    headroomW: rack.headroomW,
    limitW: rack.limitW,
    ratedW: rack.ratedW,
    bindingDomainId: rack.bindingDomainId,
    state: rack.state,
    value: shownValue(metric, rack),
  }));
}

/** What loads are shares of. */
function loadTitle(cells: readonly HeatCell[]): string {
  const limited = cells.filter((cell) => cell.limitW !== undefined).length;
  if (limited === 0) return 'Load of the rack’s rated power';
  return limited === cells.length ? 'Load of the rack’s limit' : 'Load of the rack’s limit or rated power';
}

const STEPS = 5;
const ROUND = [1, 2, 2.5, 5, 10];

/** Five equal round steps from a start that reach a largest value. */
function steps(start: number, largest: number, least: number): number[] {
  const wanted = Math.max(largest - start, least) / STEPS;
  const size = 10 ** Math.floor(Math.log10(wanted));
  const step = (ROUND.find((candidate) => candidate * size >= wanted * 0.999) ?? 10) * size;
  return Array.from({ length: STEPS + 1 }, (_, at) => Math.round((start + at * step) * 1000) / 1000);
}

/** Temperatures nearer to each other than this are all alike. */
const LEAST_DEGREES = 25;

export function heatScale(metric: Metric, cells: readonly HeatCell[]): HeatScale {
  const values = cells.map((cell) => cell.value).filter((value) => value !== undefined);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const smallest = values.reduce((least, value) => Math.min(least, value), values[0] ?? 0);
  switch (metric) {
    case 'load':
      return { metric, title: loadTitle(cells), unit: '%', bounds: [0, 20, 40, 60, 80, 100], strong: 'high' };
    case 'headroom':
      return { metric, title: 'Headroom of what carries the rack', unit: 'kW', bounds: steps(0, largest, 1), strong: 'low' };
    case 'temperature':
      return {
        metric, title: 'Hottest GPU of the rack', unit: '°C', strong: 'high',
        bounds: steps(Math.floor(smallest / 10) * 10, largest, LEAST_DEGREES),
      };
  }
}

/** The step of a value, from 0; what lies beyond the ends counts to the outermost. */
export function stepOf(scale: HeatScale, value: number): number {
  const above = scale.bounds.slice(1, -1).filter((bound) => value >= bound).length;
  return Math.min(above, scale.bounds.length - 2);
}

/** How strong a step is drawn, from 0 to 1. */
export function strength(scale: HeatScale, step: number): number {
  const last = scale.bounds.length - 2;
  return (scale.strong === 'high' ? step : last - step) / last;
}

/** A value as short as a cell has room for. */
export function cellText(scale: HeatScale, value: number): string {
  const text = scale.unit === 'kW' && Math.abs(value) < 10 ? value.toFixed(1) : String(Math.round(value));
  return text.replace('-', MINUS);
}
