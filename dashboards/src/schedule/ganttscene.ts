import type { Gantt } from '../api/types';
import type { Palette } from '../charts/palette';
import type { Layout } from './ganttlayout';
import type { Extent, TimeWindow } from '../charts/window';

export const AXIS_HEIGHT = 26;

/** Facts of the selected job that the Gantt's columns do not carry. */
export interface Marks {
  earliestStart: number | undefined;
  deadline: number | undefined;
}

export interface GanttScene {
  gantt: Gantt;
  layout: Layout;
  window: TimeWindow;
  extent: Extent;
  zone: string;
  colours: Palette;
  width: number;
  height: number;
  scrollTop: number;
  left: number;
  right: number;
  cursor: number | undefined;
  hovered: number;
  focused: number;
  /** The legs of the selected job. */
  selected: readonly number[];
  /** Jobs that stand elsewhere than in the plan this is compared with. */
  changed: ReadonlySet<string>;
  marks: Marks | undefined;
  now: number;
}

/** From instants, slots and layout heights to pixels. */
export interface Plot {
  x: (at: number) => number;
  xOfSlot: (slot: number) => number;
  y: (layoutY: number) => number;
  width: number;
}

export function plotOf(scene: GanttScene): Plot {
  const { window, left, right, width, extent, scrollTop } = scene;
  const plotWidth = width - left - right;
  const x = (at: number) => left + ((at - window.from) / (window.to - window.from)) * plotWidth;
  return {
    x,
    xOfSlot: (slot) => x(extent.start + slot * extent.slotMs),
    y: (layoutY) => AXIS_HEIGHT + layoutY - scrollTop,
    width: plotWidth,
  };
}

export function crisp(value: number): number {
  return Math.round(value) + 0.5;
}
