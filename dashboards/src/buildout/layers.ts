import type { BuildOut } from '../api/buildout';

/** What a staircase of supply is made of, from the bottom to the top. */
export interface Layer {
  name: string;
  /** Kilowatts of its own by quarter. */
  kw: number[];
}

/** What is there or signed, and each option that is built in the order of its start. */
export function supplyLayers(its: BuildOut): Layer[] {
  return [
    { name: 'there or signed', kw: its.quarters.map(({ existingKw }) => existingKw) },
    ...its.built.map(({ optionId, readyOn, givesKw }) => ({
      name: optionId, kw: its.quarters.map(({ from }) => (from >= readyOn ? givesKw : 0)),
    })),
  ];
}

/** Demand by profile, the first in priority at the bottom. */
export const demandLayers = (its: BuildOut): Layer[] => its.profiles.map(({ profileId, demandKw }) => ({ name: profileId, kw: demandKw }));

/** The sum of the first layers, so many of them, in a quarter. */
export function upTo(layers: readonly Layer[], count: number, quarter: number): number {
  return layers.slice(0, count).reduce((sum, { kw }) => sum + (kw[quarter] ?? 0), 0);
}
