import { describe, expect, it } from 'vitest';
import type { PowerDomain } from '../api/fleettypes';
import { firstOpen, pathTo, treeMove, treeOf, visibleRows } from './tree';

const domain = (id: string, parentId?: string): PowerDomain => ({
  id, siteId: 's', kind: 'Pdu', depth: 0, unmeteredRatio: 0, estimatedRatio: 0, state: 'Ok', rackCount: 0,
  nodeCount: 0, ...(parentId === undefined ? {} : { parentId }),
});
const tree = treeOf([
  domain('g'), domain('t1', 'g'), domain('t2', 'g'), domain('p1', 't1'), domain('p2', 't1'), domain('h'),
]);
const ids = (open: string[]) => visibleRows(tree, new Set(open)).map((row) => row.id);

describe('the power tree', () => {
  it('shows what is open, parents before children', () => {
    expect(ids([])).toEqual(['g', 'h']);
    expect(ids(['g', 't1'])).toEqual(['g', 't1', 'p1', 'p2', 't2', 'h']);
    expect(ids(['t1'])).toEqual(['g', 'h']);
  });
  it('knows the way to an element', () => {
    expect(pathTo(tree, 'p2')).toEqual(['g', 't1', 'p2']);
    expect(pathTo(tree, 'nothing')).toEqual([]);
  });
  it('opens what is few, and the way to what is selected', () => {
    expect([...firstOpen(tree, undefined)].sort()).toEqual(['g', 'h', 't1', 't2']);
    const wide = treeOf([domain('g'), domain('t', 'g'), ...Array.from({ length: 60 }, (_, at) => domain(`p${at}`, 't'))]);
    expect([...firstOpen(wide, undefined)]).toEqual(['g']);
    expect([...firstOpen(wide, 'p7')].sort()).toEqual(['g', 't']);
  });
  it('counts siblings for screen readers', () => {
    expect(visibleRows(tree, new Set(['g']))[2]).toMatchObject({ id: 't2', level: 1, position: 2, siblings: 2 });
  });
});

describe('keys on the tree', () => {
  const open = visibleRows(tree, new Set(['g', 't1']));
  const closed = visibleRows(tree, new Set());
  it('walk the rows', () => {
    expect(treeMove(tree, open, 't1', 'ArrowDown')).toEqual({ to: 'p1' });
    expect(treeMove(tree, open, 'g', 'ArrowUp')).toBeUndefined();
    expect(treeMove(tree, open, 'p1', 'End')).toEqual({ to: 'h' });
    expect(treeMove(tree, open, 'p1', 'Home')).toEqual({ to: 'g' });
  });
  it('open, enter, close and leave', () => {
    expect(treeMove(tree, closed, 'g', 'ArrowRight')).toEqual({ open: 'g' });
    expect(treeMove(tree, open, 'g', 'ArrowRight')).toEqual({ to: 't1' });
    expect(treeMove(tree, open, 't1', 'ArrowLeft')).toEqual({ close: 't1' });
    expect(treeMove(tree, open, 'p2', 'ArrowLeft')).toEqual({ to: 't1' });
    expect(treeMove(tree, open, 'p2', 'ArrowRight')).toBeUndefined();
  });
});
