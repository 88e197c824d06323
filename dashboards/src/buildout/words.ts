import type { BuildOut, BuildOutJob, Cost, Unmet } from '../api/buildout';
import type { Cell, Dataset } from '../charts/dataset';
import { mw } from '../outlook/words';
import { MINUS, percent } from '../units/format';

const two = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const one = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Cents as millions of euro with one decimal; the heading says the unit. */
export const millions = (minor: number): string => one.format(minor / 1e8).replace('-', MINUS);

const BILLION = 1e11;

/** The same with its unit, from a thousand million as billions. */
export function millionsEur(minor: number): string {
  return Math.abs(minor) >= BILLION ? `EUR\u00a0${two.format(minor / BILLION).replace('-', MINUS)}\u00a0bn` : `EUR\u00a0${millions(minor)}\u00a0m`;
}

/** How good the plan is known to be. */
export function gapText(its: BuildOut): string {
  return its.isProven ? 'none is cheaper' : `any other is at most ${percent(its.gapRatio)} cheaper`;
}

/** What of the cost is for demand that is not met, and what is credited for what still stands at the end. */
export function costNote({ cost }: BuildOut): string {
  const short = `of it ${millionsEur(cost.shortageMinor)} for demand that is not met`;
  return cost.residualMinor === 0 ? short : `${short}; ${millionsEur(-cost.residualMinor)} left at the end are credited`;
}

/** The cost by part, in the order in which it is paid. */
export const costParts = (cost: Cost): { id: string; label: string; minor: number }[] => [
  { id: 'capital', label: 'Capital', minor: cost.capitalMinor },
  { id: 'residual', label: 'Residual value: left of it after the last quarter', minor: cost.residualMinor },
  { id: 'fixed', label: 'Fixed', minor: cost.fixedMinor },
  { id: 'running', label: 'Running', minor: cost.runningMinor },
  { id: 'shortage', label: 'Demand that is not met', minor: cost.shortageMinor },
  { id: 'total', label: 'Net present cost', minor: cost.totalMinor },
];

export const isOpen = (job: BuildOutJob): boolean => job.state === 'Queued' || job.state === 'Running';

export function stateText(job: BuildOutJob): string {
  switch (job.state) {
    case 'Queued': return 'waits';
    case 'Running': return `step ${job.progress.doneStepCount} of ${job.progress.stepCount}`;
    case 'Done': return 'done';
    case 'Failed': return `failed: ${job.problem ?? 'no reason is known'}`;
  }
}

const bindings: Readonly<Record<Unmet['binding'], string>> = {
  NoHost: 'no site may host it', NothingLeft: 'too little is offered', LeadTime: 'lead times', Capital: 'capital of the years', Price: 'its price',
};

/** What stands in the way, in a word or two. */
export const bindingText = (unmet: Unmet): string => bindings[unmet.binding];

const shown = (value: Cell) => (typeof value === 'number' ? mw(value) : '–');

/** The quarters behind the chart: demand by profile, what is there, what is built and what is short. */
export function quartersDataset(id: string, its: BuildOut): Dataset {
  const numbers = [
    ...its.profiles.map(({ profileId }) => ({ id: `demand ${profileId}`, label: `Demand ${profileId}, MW` })),
    { id: 'demandKw', label: 'Demand, MW' },
    { id: 'existingKw', label: 'There or signed, MW' },
    { id: 'builtKw', label: 'Built, MW' },
    { id: 'shortKw', label: 'Short, MW' },
    { id: 'gridKw', label: 'Connections, MW of grid' },
  ];
  return {
    name: `build-out-${its.from}`,
    columns: [{ id: 'quarter', label: 'Quarter' }, ...numbers.map((column) => ({ ...column, numeric: true, show: shown }))],
    count: its.quarters.length,
    cell: (row, column) => {
      const quarter = its.quarters[row];
      if (!quarter || column === 0) return quarter?.name;
      const profile = its.profiles[column - 1];
      if (profile) return profile.demandKw[row];
      switch (column - 1 - its.profiles.length) {
        case 0: return quarter.demandKw;
        case 1: return quarter.existingKw;
        case 2: return quarter.builtKw;
        case 3: return quarter.shortKw;
        default: return quarter.gridKw;
      }
    },
    facts: {
      buildOut: id, from: its.from, costMinor: String(its.cost.totalMinor), residualMinor: String(its.cost.residualMinor), boundMinor: String(its.boundMinor), currency: 'EUR', unit: 'kW',
      built: its.built.map(({ optionId, startOn }) => `${optionId} ${startOn}`).join('; '),
    },
  };
}
