import type { Offer, OfferKind } from '../api/livetypes';

/** One place that is offered, by all the names that it goes by. */
export interface MergedOffer {
  kinds: OfferKind[];
  offer: Offer;
}

function samePlace(one: Offer, other: Offer): boolean {
  return JSON.stringify(one.placement) === JSON.stringify(other.placement);
}

/** Offers in their order; where one place is the soonest and the cheapest it is shown once. */
export function merged(offers: readonly Offer[]): MergedOffer[] {
  const found: MergedOffer[] = [];
  for (const offer of offers) {
    const same = found.find((known) => samePlace(known.offer, offer));
    if (same) same.kinds.push(offer.offer);
    else found.push({ kinds: [offer.offer], offer });
  }
  return found;
}

/** "Soonest and cheapest". */
export function kindsText(kinds: readonly OfferKind[]): string {
  const last = kinds.at(-1) ?? '';
  const text = kinds.length > 1 ? `${kinds.slice(0, -1).join(', ')} and ${last}` : last;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
