import { describe, expect, it } from 'vitest';
import type { Scenario } from '../api/scenarios';
import { editedOf, problemsOf, questionOf, typedOf } from './draft';

const known: Scenario = { id: 's', version: 2, name: 'late', cards: [{ kind: 'siteDelay', siteId: 'A', laterDays: 1 }], question: { seed: 3, without: ['planned'] }, changedAt: '', changedBy: '' };

describe('a scenario that is edited', () => {
  it('is new, a copy, or the one itself', () => {
    expect(editedOf('new', [known])?.draft.cards).toEqual([]);
    expect(editedOf('copy:s', [known])).toEqual({ draft: { name: 'Copy of late', cards: known.cards, question: known.question } });
    expect(editedOf('s', [known])?.changed).toBe(known);
    expect(editedOf('x', [known])).toBeUndefined();
  });

  it('keeps of its question what the form has no field for', () => {
    expect(questionOf(typedOf(known), known.question)).toEqual({ reservePermille: 100, drawCount: 1000, seed: 3, weekCount: 8, without: ['planned'] });
  });

  it('says everything that is wrong at once', () => {
    expect(problemsOf({ name: ' ', reserve: 'x', draws: '', seed: '1', to: 'soon', weeks: 'some' })).toHaveLength(5);
  });
});
