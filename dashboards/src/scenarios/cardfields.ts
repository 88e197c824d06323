import type { CapacityPlan } from '../api/capacity';
import type { Card, CardKind } from '../api/scenarios';

export type FieldName = Exclude<keyof Card, 'kind'>;

/** A member of a card as it is typed: numbers in the unit shown are sent as so many of what is kept. */
export interface CardField {
  name: FieldName;
  label: string;
  unit?: string;
  type: 'text' | 'number' | 'day' | 'site' | 'step' | 'demand' | 'gpu' | 'profile' | 'country';
  /** Of what is kept in what is typed, such as 1000 kW in a MW. */
  scale?: number;
  isWhole?: boolean;
  usual?: string;
}

const site: CardField = { name: 'siteId', label: 'Site', type: 'site' };
const later: CardField = { name: 'laterDays', label: 'Later by', unit: 'days', type: 'number', isWhole: true, usual: '90' };
const ratio: CardField = { name: 'powerRatio', label: 'Then draws, of before', unit: '%', type: 'number', scale: 0.01, usual: '50' };

export const kindFields: Readonly<Record<CardKind, { label: string; fields: readonly CardField[] }>> = {
  siteDelay: { label: 'A site is late', fields: [site, later] },
  stepDelay: { label: 'A step is late', fields: [{ name: 'stepId', label: 'Step', type: 'step' }, later] },
  stepPower: {
    label: 'A step has other power',
    fields: [{ name: 'stepId', label: 'Step', type: 'step' }, { name: 'gridKw', label: 'Then has', unit: 'MW of grid', type: 'number', scale: 1_000, isWhole: true, usual: '20' }],
  },
  limitCut: {
    label: 'A site loses power',
    fields: [site, { name: 'on', label: 'From', type: 'day' }, { name: 'gridKw', label: 'Loses', unit: 'MW of grid', type: 'number', scale: 1_000, isWhole: true, usual: '5' }],
  },
  newTenant: {
    label: 'A tenant comes',
    fields: [
      { name: 'demandId', label: 'Name of the demand', type: 'text', usual: 'new-tenant' },
      { name: 'tenantId', label: 'Tenant', type: 'text', usual: 'new-tenant' },
      { name: 'profileId', label: 'Residency profile', type: 'profile' },
      { name: 'workKind', label: 'Kind of work', type: 'text', usual: 'inference' },
      { name: 'gpuType', label: 'GPU', type: 'gpu' },
      { name: 'itKw', label: 'Power', unit: 'MW of IT', type: 'number', scale: 1_000, usual: '5' },
      { name: 'on', label: 'Comes on', type: 'day' },
      { name: 'rampDays', label: 'All there after', unit: 'days', type: 'number', isWhole: true, usual: '180' },
      { name: 'probabilityPermille', label: 'Likely', unit: '%', type: 'number', scale: 10, isWhole: true, usual: '100' },
    ],
  },
  gpuSwap: {
    label: 'Work moves to another GPU',
    fields: [{ name: 'fromType', label: 'From', type: 'gpu' }, { name: 'gpuType', label: 'To', type: 'gpu' }, ratio],
  },
  modelSwap: { label: 'Another model serves a demand', fields: [{ name: 'demandId', label: 'Demand', type: 'demand' }, ratio] },
  heatWave: { label: 'The hottest hour is hotter', fields: [site, { name: 'hotterC', label: 'Hotter by', unit: '°C', type: 'number', usual: '5' }] },
  gridLimitation: {
    label: 'The grid takes power back',
    fields: [site, { name: 'limitedPermille', label: 'In so much of all hours', unit: '%', type: 'number', scale: 10, isWhole: true, usual: '5' }],
  },
  tariff: {
    label: 'Energy costs something else',
    fields: [site, { name: 'energyMinorPerMWh', label: 'Before taxes', unit: 'EUR a MWh', type: 'number', scale: 100, isWhole: true, usual: '80' }],
  },
  tax: {
    label: 'The tax on energy changes',
    fields: [{ name: 'country', label: 'Country', type: 'country' }, { name: 'taxMinorPerMWh', label: 'Then', unit: 'EUR a MWh', type: 'number', scale: 100, isWhole: true, usual: '20' }],
  },
  embargo: { label: 'GPUs come no more', fields: [{ name: 'gpuType', label: 'GPU', type: 'gpu' }, { name: 'on', label: 'From', type: 'day' }] },
};

export function optionsOf(type: CardField['type'], plan: CapacityPlan['document']): { id: string; label: string }[] {
  const plain = (ids: readonly string[]) => [...new Set(ids)].sort().map((id) => ({ id, label: id }));
  switch (type) {
    case 'site': return plan.sites.map(({ id, name }) => ({ id, label: `${id}: ${name}` }));
    case 'step': return plan.steps.map(({ id, on }) => ({ id, label: `${id}, ${on}` }));
    case 'demand': return plain([...plan.demands, ...plan.projects].map(({ id }) => id));
    case 'gpu': return plain(plan.gpuLots.map(({ gpuType }) => gpuType));
    case 'country': return plain(plan.sites.map(({ country }) => country));
    case 'profile': return plain(plan.sites.flatMap(({ profiles }) => profiles));
    default: return [];
  }
}

export type Typed = Readonly<Partial<Record<FieldName, string>>>;

/** What stands in the fields before anything is typed. */
export function usualOf(kind: CardKind, plan: CapacityPlan['document'], today: string): Typed {
  return Object.fromEntries(kindFields[kind].fields.map(({ name, type, usual }) =>
    [name, usual ?? (type === 'day' ? today : (optionsOf(type, plan)[0]?.id ?? ''))]));
}

function problemOf({ label, type }: CardField, text: string): string | undefined {
  if (text.trim() === '') return `${label} is missing.`;
  if (type === 'number' && !Number.isFinite(Number(text))) return `${label} has to be a number.`;
  if (type === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(text)) return `${label} has to be a day such as 2027-10-01.`;
  return undefined;
}

/** The card, or everything that is wrong with what was typed. */
export function cardOf(kind: CardKind, typed: Typed): { card: Card } | { problems: string[] } {
  const { fields } = kindFields[kind];
  const problems = fields.flatMap((field) => problemOf(field, typed[field.name] ?? '') ?? []);
  if (problems.length > 0) return { problems };
  const members = fields.map(({ name, type, scale = 1, isWhole }) => {
    const text = (typed[name] ?? '').trim();
    const value = Number(text) * scale;
    return [name, type !== 'number' ? text : isWhole ? Math.round(value) : value];
  });
  return { card: { kind, ...Object.fromEntries(members) } as Card };
}
