import { describe, expect, it } from 'vitest';
import { hoursOf, modesOf, questionOf, usual } from './power';

describe('a question of power', () => {
  it('is read from what is typed', () => {
    const { question, problems } = questionOf({ ...usual, otherKw: '12.5', hours: '4100 900; 6000.5', risk: '0.5' });
    expect(problems).toEqual({});
    expect(question).toMatchObject({
      tree: { limitW: 10_000_000, otherW: 12_500 }, riskRatio: 0.005,
      modes: [{ id: 'full', nodeW: 10_200, speedPermille: 1_000 }, { id: 'efficient', nodeW: 7_140, speedPermille: 900 }],
      measured: [{ meanW: 4_100, deviationW: 900 }, { meanW: 6_000.5, deviationW: 0 }],
    });
  });

  it('names everything that is wrong at once', () => {
    const { question, problems } = questionOf({ megawatts: '-1', otherKw: 'x', modes: 'full', hours: '0', risk: '101' });
    expect(question).toBeUndefined();
    expect(Object.keys(problems).sort()).toEqual(['hours', 'megawatts', 'modes', 'otherKw', 'risk']);
  });

  it('knows no mode twice, and no power of nothing', () => {
    expect(modesOf('a 1, a 2')).toBeUndefined();
    expect(modesOf('a b 5 100')).toEqual([{ id: 'a b', nodeW: 5, speedPermille: 100 }]);
    expect(modesOf('a 0')).toBeUndefined();
    expect(hoursOf('')).toEqual([]);
  });
});
