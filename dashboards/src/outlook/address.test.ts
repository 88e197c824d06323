import { describe, expect, it } from 'vitest';
import { draftsOf, draftsText, questionOf, reserveOf, withDraft } from './address';

describe('an outlook in the address', () => {
  it('is asked as it is written', () => {
    expect(questionOf({ without: 'planned,colour', off: 'ocr', site: 'SE-BOR-1', reserve: '5', seed: '7', drafts: 'bor-1:2027-08-01:23000,idf-2::45000' })).toEqual({
      reservePermille: 50,
      seed: 7,
      without: ['planned'],
      withoutDemands: ['ocr'],
      siteId: 'SE-BOR-1',
      drafts: [{ stepId: 'bor-1', on: '2027-08-01', gridKw: 23000 }, { stepId: 'idf-2', gridKw: 45000 }],
    });
  });

  it('is as usual where nothing is said, or nothing that means anything', () => {
    expect(questionOf({})).toEqual({ reservePermille: 100 });
    expect(reserveOf('100')).toBe(10);
    expect(reserveOf('x')).toBe(10);
    expect(draftsOf('bor-1:soon:much')).toEqual([]);
  });

  it('keeps drafts, one for each step', () => {
    const drafts = draftsOf('a:2027-01-01:,b::5');
    expect(draftsText(drafts)).toBe('a:2027-01-01:,b::5');
    expect(draftsText(withDraft(drafts, { stepId: 'a', gridKw: 9 }))).toBe('b::5,a::9');
    expect(draftsText(withDraft(withDraft(drafts, { stepId: 'a' }), { stepId: 'b' }))).toBeUndefined();
  });
});
