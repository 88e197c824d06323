import { describe, expect, it } from 'vitest';
import { byDomain } from './domains';

describe('nodes by NVLink domain', () => {
  it('stay in order within a domain, and whoever is alone comes last', () => {
    const nodes: [string, string | undefined][] = [['n1', 'b'], ['n2', undefined], ['n3', 'a'], ['n4', 'b']];
    expect(byDomain(nodes, ([, domain]) => domain)).toEqual([
      { domain: 'b', members: [['n1', 'b'], ['n4', 'b']] },
      { domain: 'a', members: [['n3', 'a']] },
      { members: [['n2', undefined]] },
    ]);
  });

  it('are none where there are none', () => {
    expect(byDomain([], () => 'a')).toEqual([]);
  });
});
