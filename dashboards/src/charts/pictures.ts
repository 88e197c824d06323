import type { Chart } from './echart';
import type { Hatch } from './hatch';
import { palette } from './palette';
import { canvasPen, type Pen } from './pen';
import { svgPen } from './svgpen';

/** An entry of the key under an exported picture. */
export interface KeyEntry {
  label: string;
  colour: string;
  hatch?: Hatch;
}

export interface CanvasDrawing {
  canvas: HTMLCanvasElement;
  /** Pixels of the canvas to one of the page. */
  ratio: number;
}

export interface SvgDrawing {
  text: string;
  width: number;
  height: number;
}

/** What a panel shows, to be made a file of. */
export interface Picture {
  canvas: () => CanvasDrawing | undefined;
  svg: () => Promise<SvgDrawing | undefined>;
  key: () => readonly KeyEntry[];
}

export interface Caption {
  facts: readonly (readonly [string, string])[];
  key: readonly KeyEntry[];
}

const LINE = 18;
const CAPTION_HEIGHT = 3 * LINE + 8;
const MARGIN = 12;

/** The key, then what makes the picture this one and no other. */
function drawCaption(pen: Pen, top: number, width: number, { facts, key }: Caption): void {
  const colours = palette.peek();
  pen.rect(0, top, width, CAPTION_HEIGHT, colours.background);
  let x = MARGIN;
  for (const entry of key) {
    pen.rect(x, top + 6, 12, 10, entry.colour);
    if (entry.hatch) pen.hatch(x, top + 6, 12, 10, entry.hatch, colours.onWork);
    pen.text(entry.label, x + 18, top + 11.5, { colour: colours.ink, size: 11 });
    x += 34 + entry.label.length * 6.2;
  }
  const said = facts.map(([name, value]) => `${name} ${value}`);
  const half = Math.ceil(said.length / 2);
  [said.slice(0, half), said.slice(half)].forEach((line, at) => {
    const style = { colour: colours.muted, size: 10.5, most: width - 2 * MARGIN };
    pen.text(line.join('   '), MARGIN, top + (at + 1.6) * LINE, style);
  });
}

export function toPng({ canvas, ratio }: CanvasDrawing, caption: Caption): Promise<Blob | undefined> {
  const whole = document.createElement('canvas');
  whole.width = canvas.width;
  whole.height = canvas.height + Math.round(CAPTION_HEIGHT * ratio);
  const context = whole.getContext('2d');
  if (!context) return Promise.resolve(undefined);
  context.drawImage(canvas, 0, 0);
  context.scale(ratio, ratio);
  drawCaption(canvasPen(context), canvas.height / ratio, canvas.width / ratio, caption);
  return new Promise((resolve) => whole.toBlob((blob) => resolve(blob ?? undefined)));
}

export function toSvg({ text, width, height }: SvgDrawing, caption: Caption): Blob {
  const pen = svgPen(width, height + CAPTION_HEIGHT);
  drawCaption(pen, height, width, caption);
  const whole = pen.finish().replace(/<\/svg>$/, `${text}</svg>`);
  return new Blob([whole], { type: 'image/svg+xml' });
}

/** The picture of an ECharts chart; SVG is drawn again, by code that is loaded only for this. */
export function chartPicture(chart: () => Chart | undefined, key: () => readonly KeyEntry[]): Picture {
  return {
    key,
    canvas: () => {
      const backgroundColor = palette.peek().background;
      const canvas = chart()?.renderToCanvas({ pixelRatio: 2, backgroundColor });
      return canvas && { canvas, ratio: 2 };
    },
    svg: async () => {
      const made = chart();
      if (!made) return undefined;
      const [width, height] = [made.getWidth(), made.getHeight()];
      const { svgOf } = await import('./svg');
      return { text: svgOf(made.getOption(), width, height), width, height };
    },
  };
}
