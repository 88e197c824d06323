import type { Verdict } from '../api/validationtypes';
import type { Palette } from '../charts/palette';
import type { Pen } from '../charts/pen';

export function verdictColour(colours: Palette, verdict: Verdict): string {
  switch (verdict) {
    case 'PASS':
      return colours.fineTuning;
    case 'DEGRADED':
      return colours.training;
    case 'FAIL':
      return colours.over;
    case 'INCONCLUSIVE':
      return colours.muted;
  }
}

/** A full square, a diamond, a cross and an empty square: told apart without colour. */
export function drawMark(pen: Pen, verdict: Verdict, x: number, y: number, size: number, colours: Palette): void {
  const colour = verdictColour(colours, verdict);
  const half = size / 2;
  switch (verdict) {
    case 'PASS':
      pen.rect(x - half + 0.5, y - half + 0.5, size - 1, size - 1, colour);
      break;
    case 'DEGRADED':
      pen.line(x, y - half - 1, x + half + 1, y, colour, 1.8);
      pen.line(x + half + 1, y, x, y + half + 1, colour, 1.8);
      pen.line(x, y + half + 1, x - half - 1, y, colour, 1.8);
      pen.line(x - half - 1, y, x, y - half - 1, colour, 1.8);
      break;
    case 'FAIL':
      pen.line(x - half, y - half, x + half, y + half, colour, 2.2);
      pen.line(x - half, y + half, x + half, y - half, colour, 2.2);
      break;
    case 'INCONCLUSIVE':
      pen.frame(x - half, y - half, size, size, colour, 1.4);
      break;
  }
}
