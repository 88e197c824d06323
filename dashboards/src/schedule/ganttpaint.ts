import { paintOn } from '../charts/canvas';
import { drawGantt } from './ganttdraw';
import type { GanttScene } from './ganttscene';

export function paint(canvas: HTMLCanvasElement | null, scene: GanttScene): void {
  paintOn(canvas, scene.width, scene.height, (pen) => drawGantt(pen, scene));
}
