import { canvasPen, type Pen } from './pen';

/** A pen keeps its pattern tiles, so each canvas has one. */
const pens = new WeakMap<CanvasRenderingContext2D, Pen>();

function penOf(context: CanvasRenderingContext2D): Pen {
  const known = pens.get(context);
  if (known) return known;
  const made = canvasPen(context);
  pens.set(context, made);
  return made;
}

/** Gives a canvas its size in sharp pixels and draws on it. */
export function paintOn(
  canvas: HTMLCanvasElement | null, width: number, height: number, draw: (pen: Pen) => void,
): void {
  const context = canvas?.getContext('2d');
  if (!canvas || !context || width === 0) return;
  const ratio = window.devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  draw(penOf(context));
}
