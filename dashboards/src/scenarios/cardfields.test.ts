import { describe, expect, it } from 'vitest';
import type { CapacityPlan } from '../api/capacity';
import { cardKinds } from '../api/scenarios';
import { cardOf, kindFields, optionsOf, usualOf } from './cardfields';

const plan: CapacityPlan['document'] = {
  name: 'p', sites: [{ id: 'A', name: 'a', country: 'SE', profiles: ['eu'] }], steps: [{ id: 's', site: 'A', on: '2027-01-01', gridKw: 5_000 }],
  gpuLots: [{ gpuType: 'H' }, { gpuType: 'H' }], demands: [{ id: 'd', profile: 'eu', tenant: 't', workKind: 'w' }], projects: [],
};

describe('a card as it is typed', () => {
  it('is whole from the beginning, whatever its kind', () => {
    for (const kind of cardKinds) {
      const made = cardOf(kind, usualOf(kind, plan, '2027-01-01'));
      expect('card' in made && Object.keys(made.card).sort(), kind).toEqual(['kind', ...kindFields[kind].fields.map(({ name }) => name)].sort());
    }
  });

  it('is sent in the units that are kept', () => {
    expect(cardOf('limitCut', { siteId: 'A', on: '2027-01-01', gridKw: '2.5' })).toEqual({ card: { kind: 'limitCut', siteId: 'A', on: '2027-01-01', gridKw: 2500 } });
    expect(cardOf('gridLimitation', { siteId: 'A', limitedPermille: '2.5' })).toEqual({ card: { kind: 'gridLimitation', siteId: 'A', limitedPermille: 25 } });
  });

  it('sends euro as cents', () => {
    expect(cardOf('tariff', { siteId: 'A', energyMinorPerMWh: '62.5' })).toEqual({ card: { kind: 'tariff', siteId: 'A', energyMinorPerMWh: 6250 } });
    expect(cardOf('tax', { country: 'SE', taxMinorPerMWh: '0.6' })).toEqual({ card: { kind: 'tax', country: 'SE', taxMinorPerMWh: 60 } });
  });

  it('says everything that is wrong at once', () => {
    expect(cardOf('limitCut', { siteId: 'A', on: 'soon', gridKw: 'x' })).toEqual({ problems: ['From has to be a day such as 2027-10-01.', 'Loses has to be a number.'] });
  });

  it('offers what the plan has, once', () => {
    expect(optionsOf('gpu', plan)).toEqual([{ id: 'H', label: 'H' }]);
  });
});
