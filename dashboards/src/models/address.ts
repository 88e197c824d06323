import type { ComparisonQuestion, GpuAssumption, MeasuredModel, MetricWord, TaskShare } from '../api/models';

/** The words of the address that say how models are compared. */
export type Words = (name: string) => string | undefined;

export const metrics: readonly { word: MetricWord; label: string }[] = [
  { word: 'quality', label: 'quality' },
  { word: 'tasks-per-mwh', label: 'tasks per MWh' },
  { word: 'cost-per-accepted-task', label: 'cost per accepted task' },
  { word: 'tokens-per-second-per-mw', label: 'tokens per second per MW' },
  { word: 'carbon-per-accepted-task', label: 'carbon per accepted task' },
];

/** A number that is typed: its name in the address, and what is allowed. */
export interface Typed {
  name: string;
  label: string;
  unit: string;
  least: number;
  most: number;
}

export const typed = {
  pue: { name: 'pue', label: 'PUE', unit: '', least: 1, most: 5 },
  carbon: { name: 'carbon', label: 'Carbon of the electricity', unit: 'gCO2e/kWh', least: 0, most: 5_000 },
  full: { name: 'full', label: 'Time in which hosts are full', unit: '%', least: 0.1, most: 100 },
  latency: { name: 'latency', label: 'p95 between tokens, at most', unit: 'ms', least: 0.001, most: 60_000 },
  batch: { name: 'batch', label: 'Requests served at once, at most', unit: '', least: 1, most: 1_000_000 },
  harm: { name: 'harm', label: 'Harm of a refused answer', unit: 'EUR', least: 0, most: 1e9 },
  headroom: { name: 'headroom', label: 'Headroom', unit: 'MW', least: 0, most: 100_000 },
  requests: { name: 'requests', label: 'Workload', unit: 'requests/s', least: 0, most: 1e7 },
} as const satisfies Record<string, Typed>;

export const hostKw = (gpuType: string): Typed => ({ name: `kw.${gpuType}`, label: `${gpuType} with its host`, unit: 'kW', least: 0.001, most: 100 });
export const hourEur = (gpuType: string): Typed => ({ name: `eur.${gpuType}`, label: `Hour of ${gpuType}`, unit: 'EUR', least: 0, most: 10_000 });

export const shareOf = (task: string): Typed => ({ name: `share.${task}`, label: `Share of ${task}`, unit: '%', least: 0, most: 100 });

/** Least that is typed, since of none accepted there is no cost by accepted task. */
export const LEAST_ACCEPTED = 0.1;
export const acceptedOf = (nickname: string): Typed => ({ name: `accepted.${nickname}`, label: `Accepted answers of ${nickname}`, unit: '%', least: LEAST_ACCEPTED, most: 100 });

const TYPED_HERE = 'typed on the page';
const PICKED_AT_FIRST = 4;
export const MOST_MODELS = 12;
const MOST_TASKS = 12;
/** Stands in the address for several tasks, and for all services. */
export const SEVERAL = '*';
/** Tasks that a mix has in equal parts before anybody types a share. */
const MIXED_AT_FIRST = 2;
export const USUAL_HEADROOM_MW = 1;
export const USUAL_REQUESTS = 100;

/** The number, or why there is none; neither where nothing is typed. */
export function read(its: Typed, text: string | undefined): { value?: number; problem?: string } {
  if (text === undefined || text.trim() === '') return {};
  const value = /^\d{1,12}([.,]\d{1,12})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN;
  return value >= its.least && value <= its.most
    ? { value }
    : { problem: `${its.label} has to be a number from ${its.least} to ${its.most}.` };
}

const numberOf = (its: Typed, words: Words): number | undefined => read(its, words(its.name)).value;

/** Names stand between commas. */
const packed = (name: string): string => name.replaceAll('%', '%25').replaceAll(',', '%2C');
const unpacked = (word: string): string => word.replaceAll('%2C', ',').replaceAll('%25', '%');
export const namesText = (names: readonly string[]): string => names.map(packed).join(',');

export const tasksOf = (all: readonly MeasuredModel[]): string[] => [...new Set(all.map(({ task }) => task))];

export function taskOf(all: readonly MeasuredModel[], words: Words): string {
  const tasks = tasksOf(all);
  const word = words('task');
  if (word === SEVERAL && tasks.length > 1) return SEVERAL;
  return word !== undefined && tasks.includes(word) ? word : (tasks[0] ?? '');
}

/** The tasks that are compared with their shares, which need not add up to 1; of one task that alone. */
export function mixOf(all: readonly MeasuredModel[], words: Words): TaskShare[] {
  const task = taskOf(all, words);
  if (task !== SEVERAL) return [{ task, shareRatio: 1 }];
  const tasks = tasksOf(all);
  const shares = tasks.map((name) => ({ task: name, shareRatio: (numberOf(shareOf(name), words) ?? 0) / 100 })).filter(({ shareRatio }) => shareRatio > 0);
  return shares.length > 0 ? shares.slice(0, MOST_TASKS) : tasks.slice(0, MIXED_AT_FIRST).map((name) => ({ task: name, shareRatio: 1 / MIXED_AT_FIRST }));
}

/** What was measured at any of the tasks, of models that were at every one. */
function atTasks(all: readonly MeasuredModel[], words: Words, gpu?: string): MeasuredModel[] {
  const tasks = mixOf(all, words).map(({ task }) => task);
  const rows = all.filter(({ task, gpuType }) => tasks.includes(task) && (gpu === undefined || gpuType === gpu));
  const isWhole = (nickname: string) => tasks.every((task) => rows.some((row) => row.task === task && row.nickname === nickname));
  return rows.filter(({ nickname }) => isWhole(nickname));
}

export const gpuTypesOf = (all: readonly MeasuredModel[], words: Words): string[] => [...new Set(atTasks(all, words).map(({ gpuType }) => gpuType))];

/** Whatever type serves a model with the least energy, where the address names none. */
export function gpuOf(all: readonly MeasuredModel[], words: Words): string | undefined {
  const word = words('gpu');
  return word !== undefined && gpuTypesOf(all, words).includes(word) ? word : undefined;
}

/** Those that may be picked: measured at each task, on the type of GPU where one is chosen. */
export function modelsOf(all: readonly MeasuredModel[], words: Words): string[] {
  return [...new Set(atTasks(all, words, gpuOf(all, words)).map(({ nickname }) => nickname))];
}

export function pickedOf(all: readonly MeasuredModel[], words: Words): string[] {
  const known = modelsOf(all, words);
  const word = words('models');
  if (word === undefined) return known.slice(0, PICKED_AT_FIRST);
  const wanted = word.split(',').map(unpacked);
  return known.filter((name) => wanted.includes(name)).slice(0, MOST_MODELS);
}

export function metricOf(word: string | undefined, usual: MetricWord): MetricWord {
  return metrics.find((metric) => metric.word === word)?.word ?? usual;
}

/** The two that are held against each other; the first and the last of the others where the address names none. */
export function pairOf(picked: readonly string[], words: Words): { small: string; large: string } {
  const named = (name: string) => picked.find((its) => its === words(name));
  const small = named('small') ?? picked.find((its) => its !== named('large')) ?? '';
  return { small, large: named('large') ?? picked.filter((its) => its !== small).pop() ?? '' };
}

function gpusOf(types: readonly string[], words: Words): GpuAssumption[] {
  return types.flatMap((gpuType) => {
    const kw = numberOf(hostKw(gpuType), words);
    const eur = numberOf(hourEur(gpuType), words);
    return kw === undefined && eur === undefined
      ? []
      : [{ gpuType, source: TYPED_HERE, ...(kw !== undefined ? { hostKw: kw } : {}), ...(eur !== undefined ? { gpuHourEur: eur } : {}) }];
  });
}

function rejectionOf(picked: readonly string[], words: Words): Pick<ComparisonQuestion, 'rejection'> {
  const to = words('to');
  if (to !== undefined && picked.includes(to)) return { rejection: { escalatedTo: to } };
  const harm = numberOf(typed.harm, words);
  return harm !== undefined ? { rejection: { errorEur: harm, source: TYPED_HERE } } : {};
}

function assumptionsOf(types: readonly string[], words: Words): ComparisonQuestion['assumptions'] {
  const pue = numberOf(typed.pue, words);
  const carbon = numberOf(typed.carbon, words);
  const full = numberOf(typed.full, words);
  const latency = numberOf(typed.latency, words);
  const batch = numberOf(typed.batch, words);
  const gpus = gpusOf(types, words);
  return {
    source: TYPED_HERE,
    ...(gpus.length > 0 ? { gpus } : {}),
    ...(pue !== undefined ? { pue } : {}),
    ...(carbon !== undefined ? { carbonGco2ePerKWh: carbon } : {}),
    ...(full !== undefined ? { utilisationRatio: full / 100 } : {}),
    ...(latency !== undefined ? { latencyMillis: latency } : {}),
    ...(batch !== undefined ? { batchRequestCount: batch } : {}),
  };
}

function acceptedAs(nickname: string, words: Words): { acceptedRatio?: number; source?: string } {
  const percent = numberOf(acceptedOf(nickname), words);
  return percent === undefined ? {} : { acceptedRatio: Number((percent / 100).toPrecision(12)), source: TYPED_HERE };
}

/** The services of the fleet whose requests are moved; none where the requests are typed. */
export function movedOf(services: readonly string[], words: Words): string[] {
  const word = words('services');
  return word === SEVERAL ? [...services] : services.filter((id) => id === word);
}

/** Stands in the address for no job. */
export const NONE = 'none';

/** The jobs of the plan that are moved; all of them where the address names none. */
export function movedJobsOf(jobs: readonly string[], words: Words): string[] {
  const word = words('jobs');
  return word === undefined || word === SEVERAL ? [...jobs] : jobs.filter((id) => id === word);
}

/** What the service is asked; nothing with fewer than two models. */
export function questionOf(all: readonly MeasuredModel[], words: Words, services: readonly string[] = [], jobs: readonly string[] = []): ComparisonQuestion | undefined {
  const picked = pickedOf(all, words);
  if (picked.length < 2) return undefined;
  const gpu = gpuOf(all, words);
  const { small, large } = pairOf(picked, words);
  const mix = mixOf(all, words);
  const moved = movedOf(services, words);
  const movedJobs = movedJobsOf(jobs, words);
  return {
    ...(taskOf(all, words) === SEVERAL ? { mix } : { task: taskOf(all, words) }),
    models: picked.map((nickname) => ({ nickname, ...(gpu !== undefined ? { gpuType: gpu } : {}), ...acceptedAs(nickname, words) })),
    assumptions: assumptionsOf(gpuTypesOf(all, words), words),
    ...rejectionOf(picked, words),
    headroomMw: numberOf(typed.headroom, words) ?? USUAL_HEADROOM_MW,
    workload: { ...(moved.length > 0 ? { serviceIds: moved } : { requestsPerSecond: numberOf(typed.requests, words) ?? USUAL_REQUESTS }), ...(movedJobs.length > 0 ? { jobIds: movedJobs } : {}), from: large, to: small },
    metric: metricOf(words('metric'), 'tasks-per-mwh'),
    against: metricOf(words('against'), 'quality'),
    small,
    large,
  };
}
