import { canvasPen, type Pen } from '../charts/pen';
import { drawGantt } from './ganttdraw';
import type { GanttScene } from './ganttscene';

/** A pen keeps its pattern tiles, so each canvas has one. */
const pens = new WeakMap<CanvasRenderingContext2D, Pen>();

function penOf(context: CanvasRenderingContext2D): Pen {
  const known = pens.get(context);
  if (known) return known;
  const made = canvasPen(context);
  pens.set(context, made);
  return made;
}

export function paint(canvas: HTMLCanvasElement | null, scene: GanttScene): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context || scene.width === 0) return;
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(scene.width * ratio), Math.round(scene.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${scene.width}px`;
    canvas.style.height = `${scene.height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawGantt(penOf(context), scene);
}
