import { randomKey } from '../api/client';
import type { JobDraft } from './jobdraft';

const STORED = 'megawatt.new-job';

/** A form with the key of the one job that it makes. */
export interface KeptDraft {
  draft: JobDraft;
  key: string;
}

/** What this tab's form held before it was loaded anew. */
export function keptDraft(): KeptDraft | undefined {
  const text = sessionStorage.getItem(STORED);
  return text ? (JSON.parse(text) as KeptDraft) : undefined;
}

export function keepDraft(kept: KeptDraft): void {
  sessionStorage.setItem(STORED, JSON.stringify(kept));
}

export function forgetDraft(): void {
  sessionStorage.removeItem(STORED);
}

export function freshDraft(draft: JobDraft): KeptDraft {
  return { draft, key: randomKey() };
}
