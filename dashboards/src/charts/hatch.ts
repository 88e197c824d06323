/** Tiles for fills that must be told apart without colour. */

export type Hatch = 'stripes' | 'cross' | 'dots';

function drawTile(context: CanvasRenderingContext2D, hatch: Hatch, size: number): void {
  if (hatch === 'dots') {
    context.fillRect(0, 0, 1.5, 1.5);
    context.fillRect(size / 2, size / 2, 1.5, 1.5);
    return;
  }
  context.beginPath();
  for (const shift of [-size, 0, size]) {
    context.moveTo(shift, size);
    context.lineTo(shift + size, 0);
    if (hatch === 'cross') {
      context.moveTo(shift, 0);
      context.lineTo(shift + size, size);
    }
  }
  context.stroke();
}

export function hatchTile(hatch: Hatch, colour: string, background?: string): HTMLCanvasElement {
  const size = hatch === 'cross' ? 7 : 6;
  const tile = document.createElement('canvas');
  tile.width = size;
  tile.height = size;
  const context = tile.getContext('2d');
  if (context) {
    if (background) {
      context.fillStyle = background;
      context.fillRect(0, 0, size, size);
    }
    context.fillStyle = colour;
    context.strokeStyle = colour;
    context.lineWidth = 1.4;
    drawTile(context, hatch, size);
  }
  return tile;
}

/** A tile as ECharts takes it; with its size named, an SVG needs no image to be loaded. */
export function hatchFill(tile: HTMLCanvasElement) {
  return { image: tile, repeat: 'repeat', imageWidth: tile.width, imageHeight: tile.height };
}
