import { blended, faded, type Palette } from '../charts/palette';
import type { Pen } from '../charts/pen';
import { ROW_LABEL, TITLE_HEIGHT, type HeatLayout, type Spot } from './heatlayout';
import { cellText, stepOf, strength, type HeatScale } from './heatscale';
import { shortId } from './words';

export interface HeatScene {
  layout: HeatLayout;
  siteId: string;
  scale: HeatScale;
  colours: Palette;
  /** Racks below what is selected; undefined where all are. */
  lit: ReadonlySet<string> | undefined;
  stranded: ReadonlySet<string>;
  focused: string | undefined;
  chosen: string | undefined;
  width: number;
  height: number;
}

const SMALLEST_TEXT = 26;
const FADED = 0.22;

/** From light to strong in one hue. */
export function heatColour(colours: Palette, share: number): string {
  return blended(colours.heatHigh, colours.heatLow, share);
}

/** Black or white, whichever is read more easily upon a colour. */
export function inkUpon(colour: string): string {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const light = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return light > 0.179 ? '#0B1220' : '#FFFFFF';
}

function drawCell(pen: Pen, scene: HeatScene, { cell, x, y }: Spot): void {
  const { layout, scale, colours, lit, stranded } = scene;
  const { cellWidth: w, cellHeight: h } = layout;
  const dim = lit !== undefined && !lit.has(cell.rackId);
  const shade = (colour: string) => (dim ? blended(colour, colours.background, FADED) : colour);
  const over = cell.state === 'Over' && scale.metric !== 'temperature';
  let fill = colours.background;
  if (cell.value === undefined) {
    const unset = cell.state === 'NoLimit';
    pen.rect(x, y, w, h, shade(blended(colours.shade, colours.background, 0.1)));
    pen.hatch(x, y, w, h, unset ? 'stripes' : 'dots', shade(colours.faint));
  } else {
    fill = shade(over ? colours.over : heatColour(colours, strength(scale, stepOf(scale, cell.value))));
    pen.rect(x, y, w, h, fill);
    if (cell.state === 'Stale') pen.hatch(x, y, w, h, 'dots', shade(colours.faint));
    if (cell.state === 'NoLimit' && !dim) pen.hatch(x, y, w, h, 'stripes', faded(colours.background, 0.2));
    if (over) pen.hatch(x, y, w, h, 'cross', shade(blended('#FFFFFF', colours.over, 0.35)));
  }
  if (stranded.has(cell.rackId)) {
    pen.line(x + 2, y + 2, x + w - 2, y + h - 2, colours.ink, 2);
    pen.line(x + w - 2, y + 2, x + 2, y + h - 2, colours.ink, 2);
  }
  if (w >= SMALLEST_TEXT && h >= 15 && cell.value !== undefined && !stranded.has(cell.rackId)) {
    const size = w >= 46 ? 12 : 10.5;
    if (over) pen.rect(x + w / 2 - 12, y + h / 2 - 7, 24, 14, fill);
    const text = over && w >= 40 ? `${cellText(scale, cell.value)} over` : cellText(scale, cell.value);
    if (over && w >= 40) pen.rect(x + 3, y + h / 2 - 7, w - 6, 14, fill);
    pen.text(text, x + w / 2, y + h / 2 + 0.5, { colour: dim ? colours.muted : inkUpon(fill), size, align: 'center', bold: over });
  }
}

function drawMarks(pen: Pen, { layout, colours, focused, chosen }: HeatScene): void {
  const { cellWidth: w, cellHeight: h } = layout;
  for (const { cell, x, y } of layout.spots) {
    if (cell.rackId === chosen) pen.frame(x - 0.5, y - 0.5, w + 1, h + 1, colours.ink, 2);
    if (cell.rackId === focused) {
      pen.frame(x - 1, y - 1, w + 2, h + 2, colours.background, 3);
      pen.frame(x - 1.5, y - 1.5, w + 3, h + 3, colours.accent, 2);
    }
  }
}

/** Halls with their rows of racks, each rack in the strength of its value. */
export function drawHeat(pen: Pen, scene: HeatScene): void {
  const { layout, colours, width, height } = scene;
  pen.rect(0, 0, width, height, colours.background);
  for (const hall of layout.halls) {
    pen.text(shortId(hall.hallId, scene.siteId), hall.x, hall.y + TITLE_HEIGHT / 2 - 2, {
      colour: colours.ink, size: 11.5, bold: true, most: hall.width,
    });
    for (const { row, y } of hall.rows) {
      pen.text(String(row), hall.x + ROW_LABEL - 7, y + layout.cellHeight / 2, { colour: colours.muted, size: 10, align: 'right' });
    }
  }
  for (const spot of layout.spots) drawCell(pen, scene, spot);
  drawMarks(pen, scene);
}
