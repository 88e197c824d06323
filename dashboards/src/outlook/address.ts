import type { DraftStep, OutlookQuestion } from '../api/capacity';

/** The words of the address that say how an outlook is asked for. */
export interface Words {
  without?: string | undefined;
  off?: string | undefined;
  site?: string | undefined;
  reserve?: string | undefined;
  seed?: string | undefined;
  drafts?: string | undefined;
}

const kinds = ['firm', 'flexible', 'planned'];
const USUAL_RESERVE = 10;

export const list = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean);

function whole(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Per cent of all supply that stay unused; the usual where it means nothing. */
export function reserveOf(text: string | undefined): number {
  const value = whole(text);
  return value !== undefined && value < 100 ? value : USUAL_RESERVE;
}

/** `bor-1:2027-08-01:23000,idf-2::45000`: a step with another day, other kilowatts, or both. */
export function draftsOf(text: string | undefined): DraftStep[] {
  return list(text).flatMap((word) => {
    const [stepId, on, kw] = word.split(':');
    const gridKw = kw !== undefined && /^-?\d{1,9}$/.test(kw) ? Number(kw) : undefined;
    const day = on !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : undefined;
    return stepId && (day !== undefined || gridKw !== undefined)
      ? [{ stepId, ...(day !== undefined ? { on: day } : {}), ...(gridKw !== undefined ? { gridKw } : {}) }]
      : [];
  });
}

export function draftsText(drafts: readonly DraftStep[]): string | undefined {
  return drafts.map(({ stepId, on, gridKw }) => `${stepId}:${on ?? ''}:${gridKw ?? ''}`).join(',') || undefined;
}

/** The drafts with one step as it is wanted now; nothing of it where it is as planned. */
export function withDraft(drafts: readonly DraftStep[], draft: DraftStep): DraftStep[] {
  const others = drafts.filter(({ stepId }) => stepId !== draft.stepId);
  return draft.on === undefined && draft.gridKw === undefined ? others : [...others, draft];
}

/** Whether something is asked otherwise than usual that a scenario may keep. */
export function isAskedOtherwise({ drafts, without, withoutDemands, siteId, reservePermille }: OutlookQuestion): boolean {
  return [drafts, without, withoutDemands].some((its) => its !== undefined) || siteId !== undefined || reservePermille !== USUAL_RESERVE * 10;
}

/** What the service is asked. */
export function questionOf(words: Words): OutlookQuestion {
  const seed = whole(words.seed);
  const without = list(words.without).filter((word) => kinds.includes(word));
  const off = list(words.off);
  const drafts = draftsOf(words.drafts);
  return {
    reservePermille: reserveOf(words.reserve) * 10,
    ...(seed !== undefined ? { seed } : {}),
    ...(without.length > 0 ? { without } : {}),
    ...(off.length > 0 ? { withoutDemands: off } : {}),
    ...(words.site ? { siteId: words.site } : {}),
    ...(drafts.length > 0 ? { drafts } : {}),
  };
}
