import type { Hatch } from './hatch';
import { FONT } from './font';
import { cut, type Pen } from './pen';

const hatchPaths: Readonly<Record<Hatch, string>> = {
  stripes: 'M0 6L6 0',
  cross: 'M0 6L6 0M0 0L6 6',
  dots: 'M0 0h1.5M3 3h1.5',
};

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A pen that writes SVG; `finish` gives the document. */
export function svgPen(width: number, height: number): Pen & { finish: () => string } {
  const parts: string[] = [];
  const defs = new Map<string, string>();
  let clips = 0;
  const number = (value: number) => String(Math.round(value * 10) / 10);
  const box = (x: number, y: number, w: number, h: number) =>
    `x="${number(x)}" y="${number(y)}" width="${number(w)}" height="${number(h)}"`;

  function patternOf(hatch: Hatch, colour: string): string {
    const id = `${hatch}-${colour.slice(1)}`;
    defs.set(
      id,
      `<pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">` +
        `<path d="${hatchPaths[hatch]}" stroke="${colour}" stroke-width="1.3" fill="none"/></pattern>`,
    );
    return id;
  }

  return {
    rect(x, y, w, h, fill) {
      parts.push(`<rect ${box(x, y, w, h)} fill="${fill}"/>`);
    },
    hatch(x, y, w, h, hatch, colour) {
      parts.push(`<rect ${box(x, y, w, h)} fill="url(#${patternOf(hatch, colour)})"/>`);
    },
    frame(x, y, w, h, colour, thick) {
      parts.push(`<rect ${box(x, y, w, h)} fill="none" stroke="${colour}" stroke-width="${thick}"/>`);
    },
    line(x1, y1, x2, y2, colour, thick, dash = []) {
      const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
      parts.push(
        `<path d="M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}" stroke="${colour}" stroke-width="${thick}"${dashes}/>`,
      );
    },
    text(text, x, y, { colour, size, bold, align, most }) {
      const shown = cut(text, size, most);
      if (shown === '') return;
      const anchor = align === 'right' ? 'end' : align === 'center' ? 'middle' : 'start';
      parts.push(
        `<text x="${number(x)}" y="${number(y)}" fill="${colour}" font-size="${size}"${bold ? ' font-weight="600"' : ''} text-anchor="${anchor}" dominant-baseline="central">${escaped(shown)}</text>`,
      );
    },
    clipped(x, y, w, h, draw) {
      const id = `clip-${clips++}`;
      defs.set(id, `<clipPath id="${id}"><rect ${box(x, y, w, h)}/></clipPath>`);
      parts.push(`<g clip-path="url(#${id})">`);
      draw();
      parts.push('</g>');
    },
    finish() {
      return (
        `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">` +
        `<defs>${[...defs.values()].join('')}</defs>${parts.join('')}</svg>`
      );
    },
  };
}
