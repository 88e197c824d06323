import { expect, test } from 'vitest';
import { gridQuery, nodeHref } from './address';

test('a node leads to its panel, whatever its name', () => {
  expect(nodeHref('rhone-h1/n 1')).toBe('/validation?node=rhone-h1%2Fn+1');
});

test('nodes without an agent are left out unless they are asked for', () => {
  const filter = { model: undefined, siteId: 'oslo', verdict: undefined, all: false };
  expect(gridQuery(filter)).toMatchObject({ siteId: 'oslo', enrolled: 'true' });
  expect(gridQuery({ ...filter, all: true })).not.toHaveProperty('enrolled');
  expect(gridQuery({ ...filter, verdict: 'NotRun' })).not.toHaveProperty('enrolled');
});
