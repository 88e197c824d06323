import type { ComparedModel, ModelComparison, ModelPlace, ModelRanking } from '../api/models';
import type { Cell, Dataset } from '../charts/dataset';

const three = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 3 });

/** A figure with three digits. */
export const shown = (value: number): string => three.format(value).replace('-', '\u2212');

export function rankingOf(its: ModelComparison, metric: string): ModelRanking | undefined {
  return its.rankings.find((ranking) => ranking.metric === metric);
}

/** How well a figure is known. */
export function spreadText(place: ModelPlace): string {
  if (place.spread === 'exact') return 'no interval';
  if (place.spread === 'unknown' || place.lowValue === undefined || place.highValue === undefined) return 'of unknown trials';
  return `${shown(place.lowValue)} to ${shown(place.highValue)}`;
}

/** Where a value lies on a scale from 0 to the largest end of all, in per cent. */
export function shareOfMost(value: number, ranking: ModelRanking): number {
  const most = Math.max(...ranking.places.map((place) => Math.max(place.value, place.highValue ?? 0)), 0);
  return most === 0 ? 0 : Math.min(100, (value / most) * 100);
}

const number = (value: Cell): string => (typeof value === 'number' ? shown(value) : '–');

interface Line {
  model: ComparedModel;
  place: ModelPlace | undefined;
  before: number | undefined;
}

/** Those with a place in their order, then those without one. */
function linesOf(its: ModelComparison): Line[] {
  const ranking = rankingOf(its, its.flip.after);
  const lines = its.models.map((model) => ({
    model,
    place: ranking?.places.find(({ nickname }) => nickname === model.nickname),
    before: its.flip.steps.find(({ nickname }) => nickname === model.nickname)?.beforeRank,
  }));
  return lines.sort((a, b) => (a.place?.rank ?? Infinity) - (b.place?.rank ?? Infinity) || 0);
}

/** What the bars show, and every other figure of the models. */
export function comparisonDataset(its: ModelComparison): Dataset {
  const ranking = rankingOf(its, its.flip.after);
  const before = rankingOf(its, its.flip.before);
  const lines = linesOf(its);
  const columns: { id: string; label: string; of: (line: Line) => Cell; numeric?: boolean }[] = [
    { id: 'rank', label: 'Rank', numeric: true, of: ({ place }) => place?.rank },
    { id: 'model', label: 'Model', of: ({ model }) => model.nickname },
    { id: 'value', label: `${ranking?.name ?? ''}, ${ranking?.unit ?? ''}`, numeric: true, of: ({ place }) => place?.value },
    { id: 'low', label: 'From', numeric: true, of: ({ place }) => place?.lowValue },
    { id: 'high', label: 'To', numeric: true, of: ({ place }) => place?.highValue },
    { id: 'estimated', label: 'Basis', of: ({ place }) => (place ? (place.isEstimated ? 'estimated' : 'measured') : '') },
    { id: 'rankBefore', label: `Rank by ${before?.name ?? ''}`, numeric: true, of: (line) => line.before },
    { id: 'taskWh', label: 'Wh per task', numeric: true, of: ({ model }) => model.taskWh },
    { id: 'gpuTaskWh', label: 'Wh per task, GPUs alone', numeric: true, of: ({ model }) => model.gpuTaskWh },
    { id: 'correctTaskWh', label: 'Wh per accepted task', numeric: true, of: ({ model }) => model.correctTaskWh },
    { id: 'thousandTasksEur', label: 'EUR per 1000 tasks', numeric: true, of: ({ model }) => model.thousandTasksEur },
    { id: 'taskMgco2e', label: 'mgCO2e per task', numeric: true, of: ({ model }) => model.taskMgco2e },
    { id: 'configuration', label: 'Configuration', of: ({ model }) => model.words },
    { id: 'inputs', label: 'Estimated inputs', of: ({ place }) => place?.estimated.join('; ') ?? '' },
  ];
  return {
    name: `models-${its.mix.length > 1 ? 'mix' : its.task}-${its.flip.after}`,
    columns: columns.map(({ id, label, numeric }) => ({ id, label, ...(numeric ? { numeric, show: id.startsWith('rank') ? (value: Cell) => String(value ?? '–') : number } : {}) })),
    count: lines.length,
    cell: (row, column) => {
      const line = lines[row];
      return line && columns[column]?.of(line);
    },
    facts: {
      task: its.task, metric: its.flip.after, against: its.flip.before, unit: ranking?.unit ?? '',
      measurementVersion: String(its.measurementVersion), qualityVersion: String(its.qualityVersion ?? 'none'), winner: ranking?.winnerWords ?? '',
      assumptions: its.inputs.map(({ name, subject, value, unit, source, basis }) => `${name}${subject ? ` of ${subject}` : ''} ${value} ${unit} (${basis}: ${source})`).join('; '),
    },
  };
}
