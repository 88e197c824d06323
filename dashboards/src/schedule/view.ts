import { useSignal, type Signal } from '@preact/signals';
import { planNow } from '../api/plantime';
import { useMemo } from 'preact/hooks';
import { useTimeWindow, type TimeView } from '../charts/timeview';
import { clamp, type Extent, type TimeWindow } from '../charts/window';
import { param } from '../shell/router';
import { defaultRange, resolveInstant } from '../units/range';
import { resolveZone, zoneChoice } from '../units/zone';
import type { ShownPlan } from './shownplan';

/** What the panes of one schedule share. */
export interface ScheduleView extends TimeView {
  plan: ShownPlan;
  /** Width that a vertical scroll bar takes from the right of both panes. */
  edge: Signal<number>;
}

export function extentOf(plan: ShownPlan): Extent {
  return {
    start: Date.parse(plan.startsAt),
    end: Date.parse(plan.endsAt),
    slotMs: plan.slotMinutes * 60_000,
  };
}

/** The whole of the plan. */
export function wholePlan({ extent }: ScheduleView): TimeWindow {
  return { from: extent.start, to: extent.end };
}

function windowOfUrl(extent: Extent): TimeWindow {
  const anchors = { now: planNow(), start: extent.start, end: extent.end };
  const usual = defaultRange(anchors);
  const from = resolveInstant(param('from') ?? usual.from, anchors) ?? extent.start;
  const to = resolveInstant(param('to') ?? usual.to, anchors) ?? extent.end;
  return clamp(from < to ? { from, to } : { from: extent.start, to: extent.end }, extent);
}

export function useScheduleView(plan: ShownPlan): ScheduleView {
  const extent = useMemo(() => extentOf(plan), [plan.id, plan.startsAt, plan.endsAt]);
  const edge = useSignal(0);
  const axis = useTimeWindow(plan.id, extent, () => windowOfUrl(extent));
  const site = plan.sites.find((candidate) => candidate.id === param('site')) ?? plan.sites[0];
  const zone = resolveZone(zoneChoice(param('tz')), site?.country);
  return { plan, extent, zone, edge, ...axis };
}
