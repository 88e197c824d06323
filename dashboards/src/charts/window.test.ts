import { describe, expect, it } from 'vitest';
import { clamp, pan, snapWindow, zoom } from './window';

const extent = { start: 0, end: 1000, slotMs: 10 };

describe('the window', () => {
  it('keeps the instant under the pointer in place while zooming', () => {
    expect(zoom({ from: 100, to: 300 }, 0.5, 150, extent)).toEqual({ from: 125, to: 225 });
  });
  it('stays within the plan', () => {
    expect(zoom({ from: 100, to: 300 }, 99, 150, extent)).toEqual({ from: 0, to: 1000 });
    expect(pan({ from: 100, to: 300 }, -2, extent)).toEqual({ from: 0, to: 200 });
    expect(pan({ from: 700, to: 900 }, 2, extent)).toEqual({ from: 800, to: 1000 });
    expect(clamp({ from: -500, to: 90 }, extent)).toEqual({ from: 0, to: 590 });
  });
  it('never gets shorter than four slots', () => {
    const { from, to } = zoom({ from: 100, to: 300 }, 0.0001, 200, extent);
    expect(to - from).toBe(40);
  });
  it('lands on slots when it is written down', () => {
    expect(snapWindow({ from: 103, to: 298 }, extent)).toEqual({ from: 100, to: 300 });
  });
});
