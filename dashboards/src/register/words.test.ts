import { describe, expect, it } from 'vitest';
import type { RegisterEntry } from '../api/sovereigntytypes';
import { countWords, pastedFile, sizeText, tellingMembers, valueText } from './words';

const entry = (kind: RegisterEntry['kind'], change: RegisterEntry['change'], members: RegisterEntry['members'] = []): RegisterEntry => ({
  kind, id: 'x', change, members,
});

describe('countWords', () => {
  it('counts by kind and change', () => {
    const entries = [entry('register', 'Changed'), entry('profile', 'Added'), entry('claim', 'Changed'), entry('claim', 'Changed')];
    expect(countWords(entries).map(({ text }) => text)).toEqual([
      'the register itself changed', '1 profile added', '2 claims changed',
    ]);
  });
});

describe('valueText', () => {
  it('is the value as the document has it', () => {
    expect([valueText('FR'), valueText(['FR']), valueText(null)]).toEqual(['FR', '["FR"]', 'null']);
  });
  it('cuts what is long', () => {
    expect(valueText('x'.repeat(500))).toHaveLength(141);
  });
});

describe('tellingMembers', () => {
  it('are all of what has changed, and a few of what is new', () => {
    const members = ['issuer', 'attribute', 'from', 'value'].map((name) => ({ name, after: 1 }));
    expect(tellingMembers(entry('claim', 'Changed', members))).toHaveLength(4);
    expect(tellingMembers(entry('claim', 'Added', members)).map(({ name }) => name)).toEqual(['attribute', 'value']);
  });
});

describe('pastedFile', () => {
  it('is JSON where it begins so, else YAML', () => {
    expect([pastedFile(' {"a": 1}').name, pastedFile('format: x').name]).toEqual(['pasted.json', 'pasted.yaml']);
  });
});

describe('sizeText', () => {
  it('has a unit', () => {
    expect([sizeText(12), sizeText(3_400), sizeText(2_500_000)]).toEqual(['12 B', '3 kB', '2.5 MB']);
  });
});
