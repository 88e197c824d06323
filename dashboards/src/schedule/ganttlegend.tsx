import { useEffect, useRef } from 'preact/hooks';
import { faded, palette } from '../charts/palette';
import { canvasPen } from '../charts/pen';
import { drawPerforation } from './ganttbars';

interface Looks {
  hatch?: 'stripes' | 'dots';
  edge?: boolean;
  pin?: boolean;
  torn?: boolean;
}

/** The patterns of bars; their colours are named in the chart above. */
function Sample({ hatch, edge, pin, torn }: Looks) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = palette.value;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    context.clearRect(0, 0, 22, 12);
    const pen = canvasPen(context);
    pen.rect(0, 0, 22, 12, faded(colours.idle, 0.9));
    if (hatch) pen.hatch(0, 0, 22, 12, hatch, faded(colours.onWork, 0.75));
    if (pin) pen.rect(0, 0, 3, 12, colours.limit);
    if (pin) pen.rect(0, 0, 6, 6, colours.limit);
    if (torn) drawPerforation(pen, colours.background, 0, 0, 22, 12);
    if (edge) pen.rect(19, 0, 3, 12, colours.over);
  }, [colours]);
  return <canvas ref={canvas} width={22} height={12} class="sample" aria-hidden="true" />;
}

export function GanttLegend({ live }: { live: boolean }) {
  return (
    <ul class="pattern-legend" aria-label="Patterns">
      <li><Sample hatch="stripes" edge />Late</li>
      <li><Sample hatch="dots" />Capped</li>
      {live && <li><Sample pin />Pinned</li>}
      {live && <li><Sample torn />Interruptible</li>}
    </ul>
  );
}
