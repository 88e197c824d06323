import type { Basis, JobOrder, OfferKind } from '../api/livetypes';
import { scaled } from './figures';
import { FIRST_TOKENS, workOf, type TokensDraft } from './tokensdraft';
import { fromFieldValue } from '../units/zone';
import { isoInstant } from '../units/range';

/** What runs on one type of GPU, as it is typed. */
export interface TypeDraft {
  chosen: boolean;
  hours: string;
  /** Hours where tokens are asked for and the type was not measured. */
  unmeasured: string;
  watts: string;
}

/** A job as it stands in the form: every figure is the text of its field. */
export interface JobDraft {
  tenant: string;
  kind: string;
  gpuCount: string;
  residency: string;
  types: Record<string, TypeDraft>;
  /** Whether its length is said in hours, or follows from tokens and what was measured. */
  measure: 'hours' | 'tokens';
  tokens: TokensDraft;
  powerCapping: boolean;
  interruptible: boolean;
  /** In minutes of work. */
  checkpoint: string;
  /** In minutes. */
  restart: string;
  /** In minutes of work. */
  least: string;
  /** In whole units of the currency. */
  restartCost: string;
  /** Ids of jobs, between commas or blanks. */
  after: string;
  /** A site; '' for data that is everywhere. */
  dataSite: string;
  /** In terabytes. */
  dataSize: string;
  earliest: string;
  deadline: string;
  hardDeadline: boolean;
  /** In whole units of the currency an hour. */
  lateness: string;
  /** In whole units of the currency. */
  value: string;
  /** The place that is wanted; '' where the plan may choose, and choose another later. */
  offer: OfferKind | '';
}

const CURRENCY = 'EUR';
const SECONDS_PER_HOUR = 3_600;
const SECONDS_PER_MINUTE = 60;
const MINOR_PER_MAJOR = 100;
const BYTES_PER_TERABYTE = 1e12;
const USUAL_HOURS = 8;
const USUAL_W = 700;

function typeDraft(idleW: number, chosen: boolean): TypeDraft {
  return { chosen, hours: String(USUAL_HOURS), unmeasured: '', watts: String(Math.max(USUAL_W, idleW)) };
}

const FIRST_TERMS = {
  checkpoint: '30', restart: '10', least: '60', restartCost: '0', after: '', dataSite: '', dataSize: '1',
};

/** A fine-tuning of a working day on one type, flexible in its power. */
export function firstDraft(basis: Basis): JobDraft {
  return {
    tenant: 'research',
    kind: 'fine-tuning',
    gpuCount: '64',
    residency: basis.residencyPolicies[0]?.id ?? '',
    types: Object.fromEntries(basis.gpuTypes.map(({ id, idleW }, at) => [id, typeDraft(idleW, at === 0)])),
    measure: 'hours',
    tokens: FIRST_TOKENS,
    powerCapping: true,
    interruptible: false,
    ...FIRST_TERMS,
    earliest: '',
    deadline: '',
    hardDeadline: false,
    lateness: '0',
    value: '5000',
    offer: '',
  };
}

/** A draft of another day, on what is planned on now. */
export function fitted(draft: JobDraft, basis: Basis): JobDraft {
  const first = firstDraft(basis);
  const types = Object.fromEntries(
    Object.entries(first.types).map(([id, fresh]) => [id, { ...fresh, ...(draft.types[id] ?? { chosen: false }) }]),
  );
  const known = basis.residencyPolicies.some(({ id }) => id === draft.residency);
  const fits = Object.values(types).some(({ chosen }) => chosen);
  return {
    ...FIRST_TERMS,
    ...draft,
    measure: draft.measure ?? 'hours',
    tokens: { ...FIRST_TOKENS, ...draft.tokens },
    offer: draft.offer ?? '',
    types: fits ? types : first.types,
    residency: known ? draft.residency : first.residency,
  };
}

function instant(text: string): string | undefined {
  const at = fromFieldValue(text, 'UTC');
  return at === undefined ? undefined : isoInstant(at);
}

function ofChosen(draft: JobDraft, read: (type: TypeDraft) => number | undefined): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [id, type] of Object.entries(draft.types)) {
    const value = type.chosen ? read(type) : undefined;
    if (value !== undefined) found[id] = value;
  }
  return found;
}

function interruption(draft: JobDraft): Pick<JobOrder, 'interruption'> {
  const checkpointSeconds = scaled(draft.checkpoint, SECONDS_PER_MINUTE);
  if (!draft.interruptible || checkpointSeconds === undefined) return {};
  const restartSeconds = scaled(draft.restart, SECONDS_PER_MINUTE);
  const leastSeconds = scaled(draft.least, SECONDS_PER_MINUTE);
  const restartMinor = scaled(draft.restartCost, MINOR_PER_MAJOR);
  return {
    interruption: {
      checkpointSeconds,
      ...(restartSeconds ? { restartSeconds } : {}),
      ...(leastSeconds ? { leastSeconds } : {}),
      ...(restartMinor ? { restartMinor } : {}),
    },
  };
}

function others(draft: JobDraft): Pick<JobOrder, 'after' | 'data'> {
  const after = draft.after.split(/[\s,]+/).filter((id) => id !== '');
  const sizeBytes = scaled(draft.dataSize, BYTES_PER_TERABYTE);
  return {
    ...(after.length > 0 ? { after } : {}),
    ...(draft.dataSite ? { data: { siteId: draft.dataSite, ...(sizeBytes === undefined ? {} : { sizeBytes }) } } : {}),
  };
}

/** What is asked for; an empty field is left out, which the service answers for. */
export function orderOf(draft: JobDraft): JobOrder {
  const tenant = draft.tenant.trim();
  const gpuCount = scaled(draft.gpuCount, 1);
  const earliestStartAt = instant(draft.earliest);
  const deadlineAt = instant(draft.deadline);
  const lateness = scaled(draft.lateness, MINOR_PER_MAJOR);
  const valueMinor = scaled(draft.value, MINOR_PER_MAJOR);
  return {
    ...(tenant ? { tenant } : {}),
    kind: draft.kind,
    ...(gpuCount === undefined ? {} : { gpuCount }),
    residency: draft.residency,
    runSeconds: ofChosen(draft, ({ hours, unmeasured }) => (
      scaled(draft.measure === 'hours' ? hours : unmeasured, SECONDS_PER_HOUR)
    )),
    ...(draft.measure === 'tokens' ? { work: workOf(draft.tokens) } : {}),
    perGpuW: ofChosen(draft, ({ watts }) => scaled(watts, 1)),
    powerCapping: draft.powerCapping,
    interruptible: draft.interruptible,
    ...interruption(draft),
    ...others(draft),
    ...(earliestStartAt ? { earliestStartAt } : {}),
    ...(deadlineAt ? { deadlineAt, latenessMinorPerHour: lateness ?? 0 } : {}),
    ...(draft.hardDeadline ? { hardDeadline: true } : {}),
    ...(valueMinor === undefined ? {} : { valueMinor }),
    currency: CURRENCY,
    ...(draft.offer ? { offer: draft.offer } : {}),
  };
}
