import { describe, expect, it } from 'vitest';
import { spreadLabels } from './labels';

describe('spreadLabels', () => {
  it('leaves alone what has room', () => expect(spreadLabels([100, 20], 15, 0, 200)).toEqual([100, 20]));
  it('pushes apart what overlaps, in order', () => {
    expect(spreadLabels([22, 20], 15, 0, 200)).toEqual([35, 20]);
  });
  it('stays within its room', () => {
    expect(spreadLabels([198, 199], 15, 0, 200)).toEqual([185, 200]);
    expect(spreadLabels([-30], 15, 0, 200)).toEqual([0]);
  });
});
