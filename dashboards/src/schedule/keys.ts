import { kindLabel } from '../charts/kinds';
import { kindColour, palette } from '../charts/palette';
import type { KeyEntry } from '../charts/pictures';
import { LAYERS } from './powertable';

function kinds(): KeyEntry[] {
  const colours = palette.peek();
  return LAYERS.map((kind) => ({ label: kindLabel(kind), colour: kindColour(colours, kind) }));
}

export function powerKey(): KeyEntry[] {
  return [...kinds(), { label: 'Limit', colour: palette.peek().limit }];
}

export function ganttKey(): KeyEntry[] {
  const { idle } = palette.peek();
  const patterns: KeyEntry[] = [
    { label: 'Late', colour: idle, hatch: 'stripes' },
    { label: 'Power-capped', colour: idle, hatch: 'dots' },
  ];
  return [...kinds().slice(1), ...patterns];
}
