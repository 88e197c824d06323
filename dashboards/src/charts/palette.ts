import { computed } from '@preact/signals';
import { theme } from '../shell/theme';

/** Colours of canvases; the same values stand in style/tokens.css for the rest of the page. */
export interface Palette {
  background: string;
  ink: string;
  muted: string;
  faint: string;
  line: string;
  lineStrong: string;
  limit: string;
  over: string;
  shade: string;
  accent: string;
  idle: string;
  /** Power that no job is known to use. */
  unassigned: string;
  /** The tighter of two limits. */
  operating: string;
  inference: string;
  training: string;
  fineTuning: string;
  batch: string;
  /** Ends of the one hue of heat maps. */
  heatLow: string;
  heatHigh: string;
  /** Text and patterns drawn upon the colours of work. */
  onWork: string;
}

const dark: Palette = {
  background: '#131D33',
  ink: '#E7ECF5',
  muted: '#9FADC4',
  faint: '#6C7B96',
  line: '#22304B',
  lineStrong: '#34445F',
  limit: '#F8FAFC',
  over: '#D55E00',
  shade: '#94A3B8',
  accent: '#56B4E9',
  idle: '#5B6B86',
  unassigned: '#8C9DBB',
  operating: '#F0E442',
  inference: '#56B4E9',
  training: '#E69F00',
  fineTuning: '#009E73',
  batch: '#CC79A7',
  heatLow: '#1A2A47',
  heatHigh: '#8FD6FF',
  onWork: '#0B1220',
};

const light: Palette = {
  background: '#FFFFFF',
  ink: '#0F1B2D',
  muted: '#4A5B73',
  faint: '#7A889C',
  line: '#E5EAF1',
  lineStrong: '#CBD5E1',
  limit: '#0F172A',
  over: '#C24F00',
  shade: '#64748B',
  accent: '#0072B2',
  idle: '#8794A8',
  unassigned: '#5C6B82',
  operating: '#8A5A00',
  inference: '#0072B2',
  training: '#A66F00',
  fineTuning: '#00795A',
  batch: '#A8558A',
  heatLow: '#E1EEF8',
  heatHigh: '#00416E',
  onWork: '#FFFFFF',
};

export const palette = computed<Palette>(() => (theme.value === 'dark' ? dark : light));

export function kindColour(colours: Palette, kind: string): string {
  switch (kind) {
    case 'training':
      return colours.training;
    case 'fine-tuning':
      return colours.fineTuning;
    case 'batch':
      return colours.batch;
    case 'inference':
      return colours.inference;
    case 'unassigned':
      return colours.unassigned;
    default:
      return colours.idle;
  }
}

/** `#RRGGBB` with an opacity from 0 to 1. */
export function faded(colour: string, opacity: number): string {
  const alpha = Math.round(opacity * 255).toString(16).padStart(2, '0');
  return colour + alpha;
}

/** A colour as it looks at an opacity over a background, but opaque. */
export function blended(colour: string, background: string, opacity: number): string {
  const channel = (at: number) => {
    const [over, under] = [colour, background].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16));
    const mixed = (over ?? 0) * opacity + (under ?? 0) * (1 - opacity);
    return Math.round(mixed).toString(16).padStart(2, '0');
  };
  return `#${channel(1)}${channel(3)}${channel(5)}`;
}
