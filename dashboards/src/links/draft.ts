import type { DataLink, LinkOrder, Way } from '../api/links';

/** A link as it stands in the form: every figure is the text of its field. */
export interface LinkDraft extends Way {
  speed: string;
  price: string;
  reason: string;
}

const USUAL_SPEED = '10000';
const MINOR_PER_MAJOR = 100;

export function draftOf(way: Way, link: DataLink | undefined): LinkDraft {
  return {
    ...way,
    speed: link ? String(link.megabitPerSecond) : USUAL_SPEED,
    price: link ? String(link.perTerabyteMinor / MINOR_PER_MAJOR) : '0',
    reason: '',
  };
}

/** What is no number stays out, so that the service says what is wrong with it. */
function numberOf(text: string, scale: number): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text) * scale;
  return Number.isFinite(value) ? Number(value.toPrecision(15)) : undefined;
}

/** What is asked for; an empty price is none. */
export function orderOf({ fromSiteId, toSiteId, speed, price }: LinkDraft): LinkOrder {
  const megabitPerSecond = numberOf(speed, 1);
  const perTerabyteMinor = price.trim() === '' ? 0 : numberOf(price, MINOR_PER_MAJOR);
  return {
    fromSiteId, toSiteId,
    ...(megabitPerSecond === undefined ? {} : { megabitPerSecond }),
    ...(perTerabyteMinor === undefined ? {} : { perTerabyteMinor }),
  };
}
