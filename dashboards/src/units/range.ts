/** Ends of a time range as they stand in the URL: an instant, or an offset from now or from the plan. */

export interface Anchors {
  now: number;
  start: number;
  end: number;
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const RELATIVE = /^(now|start|end)(?:([+-])(\d{1,5})([mhd]))?$/;

export function isRelative(text: string): boolean {
  return RELATIVE.test(text);
}

export function resolveInstant(text: string | undefined, anchors: Anchors): number | undefined {
  if (!text) return undefined;
  const match = RELATIVE.exec(text);
  if (!match) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? undefined : at;
  }
  const base = anchors[match[1] as keyof Anchors];
  const offset = Number(match[3] ?? 0) * (UNITS[match[4] ?? 'm'] ?? 0);
  return match[2] === '-' ? base - offset : base + offset;
}

export function isoInstant(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

export interface Preset {
  label: string;
  from: string;
  to: string;
}

export interface PresetGroup {
  title: string;
  presets: readonly Preset[];
  /** Why none of them can be chosen. */
  reason?: string | undefined;
}

export const presetsAroundNow: readonly Preset[] = [
  { label: 'Last 6 hours', from: 'now-6h', to: 'now' },
  { label: 'Last 24 hours', from: 'now-24h', to: 'now' },
  { label: 'Around now, 48 hours', from: 'now-6h', to: 'now+42h' },
  { label: 'Next 6 hours', from: 'now', to: 'now+6h' },
  { label: 'Next 24 hours', from: 'now', to: 'now+24h' },
  { label: 'Next 7 days', from: 'now', to: 'now+7d' },
];

export const presetsOfPlan: readonly Preset[] = [
  { label: 'Whole plan', from: 'start', to: 'end' },
  { label: 'First 24 hours', from: 'start', to: 'start+24h' },
  { label: 'First 48 hours', from: 'start', to: 'start+48h' },
  { label: 'Last 24 hours of plan', from: 'end-24h', to: 'end' },
];

export const presetsBack: readonly Preset[] = [
  { label: 'Last hour', from: 'now-1h', to: 'now' },
  { label: 'Last 6 hours', from: 'now-6h', to: 'now' },
  { label: 'Last 24 hours', from: 'now-24h', to: 'now' },
  { label: 'Last 7 days', from: 'now-7d', to: 'now' },
  { label: 'Last 30 days', from: 'now-30d', to: 'now' },
];

export const presetsForward: readonly Preset[] = [
  { label: '24 hours back and 48 forward', from: 'now-24h', to: 'now+48h' },
  { label: 'Around now, 12 hours', from: 'now-6h', to: 'now+6h' },
  { label: 'Next 24 hours', from: 'now', to: 'now+24h' },
  { label: 'Next 48 hours', from: 'now', to: 'now+48h' },
  { label: 'Next 7 days', from: 'now', to: 'now+7d' },
];

/** 48 hours: around now where the plan covers now, else its first ones. */
export function defaultRange(anchors: Anchors): Preset {
  const covered = anchors.now >= anchors.start && anchors.now < anchors.end;
  return covered
    ? { label: 'Around now, 48 hours', from: 'now-6h', to: 'now+42h' }
    : { label: 'First 48 hours', from: 'start', to: 'start+48h' };
}

/** The relative pair that best restates an absolute range, for a live link. */
export function relativeTo(at: number, anchor: number, name: 'now' | 'start'): string {
  const minutes = Math.round((at - anchor) / 60_000);
  if (minutes === 0) return name;
  const size = Math.abs(minutes);
  const text = size % 60 === 0 ? `${size / 60}h` : `${size}m`;
  return `${name}${minutes < 0 ? '-' : '+'}${text}`;
}
