import type { Basis, JobMove, LiveJob, MoveOrder } from '../api/livetypes';
import { isoInstant } from '../units/range';
import { fieldValue, fromFieldValue } from '../units/zone';

/** A move as it stands in the form. */
export interface MoveDraft {
  poolId: string;
  /** A time of the field, UTC. */
  startsAt: string;
  /** Empty for the cap it has. */
  powerCapRatio: string;
  pinned: boolean;
  reason: string;
}

/** Where it is, or for one that waits the first slot that may be chosen. */
export function firstMove(job: LiveJob, basis: Basis, earliest: number): MoveDraft {
  const { placement, pin } = job.status;
  const slot = basis.slotSeconds * 1000;
  const from = placement ? Date.parse(placement.startsAt) : Math.max(earliest, Date.parse(job.spec.earliestStartAt));
  return {
    poolId: placement?.poolId ?? poolsFor(job, basis)[0]?.id ?? '',
    startsAt: fieldValue(Math.ceil(from / slot) * slot, 'UTC'),
    powerCapRatio: placement ? String(placement.powerCapRatio) : '',
    pinned: pin !== undefined,
    reason: '',
  };
}

/** Pools with GPUs that the job may run on. */
export function poolsFor(job: LiveJob, basis: Basis): Basis['pools'] {
  return basis.pools.filter(({ gpuTypeId }) => job.spec.runSeconds[gpuTypeId] !== undefined);
}

/** Power caps of a pool's ladder that the job may run under, the highest first. */
export function capsFor(job: LiveJob, basis: Basis, poolId: string): number[] {
  const type = basis.pools.find(({ id }) => id === poolId)?.gpuTypeId;
  const ladder = basis.gpuTypes.find(({ id }) => id === type)?.powerCapRatios ?? [1];
  return (job.spec.powerCapping ? [...ladder] : [1]).sort((a, b) => b - a);
}

export function moveOf({ poolId, startsAt, powerCapRatio, pinned, reason }: MoveDraft, caps: readonly number[]): MoveOrder {
  const at = fromFieldValue(startsAt, 'UTC');
  const cap = Number(powerCapRatio);
  return {
    poolId,
    startsAt: at === undefined ? '' : isoInstant(at),
    ...(powerCapRatio !== '' && caps.includes(cap) ? { powerCapRatio: cap } : {}),
    pinned,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
}

/** The way back; none for what waited, or ran in several stretches, which cannot be asked for. */
export function backOf({ before }: JobMove, wasPinned: boolean): MoveOrder | undefined {
  if (!before || before.placement.legs.length > 1) return undefined;
  const { poolId, startsAt, powerCapRatio } = before.placement;
  return { poolId, startsAt, powerCapRatio, pinned: wasPinned, reason: 'The move before is taken back' };
}
