import { FONT } from './font';
import { hatchTile, type Hatch } from './hatch';

/** What a drawing needs, so that the same code paints a canvas and writes an SVG file. */
export interface Pen {
  rect(x: number, y: number, width: number, height: number, fill: string): void;
  hatch(x: number, y: number, width: number, height: number, hatch: Hatch, colour: string): void;
  frame(x: number, y: number, width: number, height: number, colour: string, thick: number): void;
  line(x1: number, y1: number, x2: number, y2: number, colour: string, thick: number, dash?: number[]): void;
  text(text: string, x: number, y: number, style: TextStyle): void;
  clipped(x: number, y: number, width: number, height: number, draw: () => void): void;
}

export interface TextStyle {
  colour: string;
  size: number;
  bold?: boolean;
  align?: 'left' | 'center' | 'right';
  /** Cut with an ellipsis beyond this many pixels. */
  most?: number;
}

export const GLYPH_WIDTH = 0.52;

/** By an average glyph: measuring each label would cost more than drawing it. */
export function cut(text: string, size: number, most: number | undefined): string {
  if (most === undefined) return text;
  const fits = Math.floor(most / (size * GLYPH_WIDTH));
  if (text.length <= fits) return text;
  return fits < 3 ? '' : text.slice(0, fits - 1) + '…';
}

export function canvasPen(context: CanvasRenderingContext2D): Pen {
  const patterns = new Map<string, CanvasPattern | null>();
  const patternOf = (hatch: Hatch, colour: string): CanvasPattern | null => {
    const key = hatch + colour;
    const known = patterns.get(key);
    if (known !== undefined) return known;
    const made = context.createPattern(hatchTile(hatch, colour), 'repeat');
    patterns.set(key, made);
    return made;
  };
  return {
    rect(x, y, width, height, fill) {
      context.fillStyle = fill;
      context.fillRect(x, y, width, height);
    },
    hatch(x, y, width, height, hatch, colour) {
      const pattern = patternOf(hatch, colour);
      if (!pattern) return;
      context.fillStyle = pattern;
      context.fillRect(x, y, width, height);
    },
    frame(x, y, width, height, colour, thick) {
      context.strokeStyle = colour;
      context.lineWidth = thick;
      context.strokeRect(x, y, width, height);
    },
    line(x1, y1, x2, y2, colour, thick, dash = []) {
      context.strokeStyle = colour;
      context.lineWidth = thick;
      context.setLineDash(dash);
      context.beginPath();
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
      context.stroke();
      context.setLineDash([]);
    },
    text(text, x, y, { colour, size, bold, align, most }) {
      const shown = cut(text, size, most);
      if (shown === '') return;
      context.font = `${bold ? '600 ' : ''}${size}px ${FONT}`;
      context.fillStyle = colour;
      context.textAlign = align ?? 'left';
      context.textBaseline = 'middle';
      context.fillText(shown, x, y);
    },
    clipped(x, y, width, height, draw) {
      context.save();
      context.beginPath();
      context.rect(x, y, width, height);
      context.clip();
      draw();
      context.restore();
    },
  };
}
