import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';
import { paintOn } from '../charts/canvas';
import { palette } from '../charts/palette';
import { useSize } from '../charts/size';
import { Tip } from '../charts/tip';
import { stateWord } from '../fleet/states';
import { announce } from '../shell/announce';
import { exact, powerFine } from '../units/format';
import { drawHeat, type HeatScene } from './heatdraw';
import { layoutHeat, moveSpot, spotAt, type MapKey, type Spot } from './heatlayout';
import { cellText, type HeatCell, type HeatScale } from './heatscale';
import { shortId } from './words';

interface Props {
  siteId: string;
  cells: readonly HeatCell[];
  scale: HeatScale;
  lit: ReadonlySet<string> | undefined;
  stranded: ReadonlySet<string>;
  chosen: string | undefined;
  /** What is on the canvas, for a picture of it. */
  scene: RefObject<(() => HeatScene) | undefined>;
  onChoose: (rackId: string | undefined) => void;
}

const MARGIN = 12;
const KEYS: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

function valueText(scale: HeatScale, { value, state }: HeatCell): string {
  if (value !== undefined) return `${cellText(scale, value)} ${scale.unit}`;
  return state === 'NoLimit' ? 'limit not set' : 'no reading';
}

function Reading({ cell, siteId, scale, stranded }: { cell: HeatCell; siteId: string; scale: HeatScale; stranded: boolean }) {
  return (
    <>
      <p class="tip-title">{cell.rackId}</p>
      <dl class="facts">
        <div><dt>{scale.title}</dt><dd>{valueText(scale, cell)}</dd></div>
        {cell.loadW !== undefined && (
          <div><dt>Load</dt><dd>{powerFine(cell.loadW)}{cell.limitW === undefined ? ` of ${powerFine(cell.ratedW)} rated` : ` of ${powerFine(cell.limitW)}`}</dd></div>
        )}
        {cell.headroomW !== undefined && <div><dt>Headroom</dt><dd>{exact(cell.headroomW, 'W')}</dd></div>}
        {cell.bindingDomainId !== undefined && <div><dt>Bound by</dt><dd>{shortId(cell.bindingDomainId, siteId)}</dd></div>}
        <div><dt>Place</dt><dd>{cell.hallId}, row {cell.row}, position {cell.position}</dd></div>
        <div><dt>State</dt><dd>{stateWord(cell.state)}</dd></div>
      </dl>
      {stranded && <p class="tip-note">stranded by the simulated loss</p>}
    </>
  );
}

/** Every rack in its place; arrows walk, Enter opens. */
export function HeatPane({ siteId, cells, scale, lit, stranded, chosen, scene, onChoose }: Props) {
  const { box, width, height } = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const focused = useSignal<string | undefined>(undefined);
  const pointed = useSignal<Spot | undefined>(undefined);
  const colours = palette.value;
  const room = Math.max(80, width - 2 * MARGIN);
  const layout = useMemo(() => layoutHeat(cells, room, height - 2 * MARGIN), [cells, room, height]);
  const drawn = useMemo<HeatScene>(
    () => ({
      layout, siteId, scale, colours, lit, stranded, chosen, focused: focused.value,
      width: Math.max(room, layout.width + 2), height: layout.height + 4,
    }),
    [layout, siteId, scale, colours, lit, stranded, chosen, focused.value, room],
  );
  scene.current = () => drawn;

  useEffect(() => {
    if (width > 0) paintOn(canvas.current, drawn.width, drawn.height, (pen) => drawHeat(pen, drawn));
  }, [drawn, width > 0]);

  function spotOf(event: MouseEvent): Spot | undefined {
    const frame = canvas.current?.getBoundingClientRect();
    return frame && spotAt(layout, event.clientX - frame.left, event.clientY - frame.top);
  }

  function show(spot: Spot): void {
    focused.value = spot.cell.rackId;
    const element = box.current;
    if (!element) return;
    const top = spot.y + MARGIN;
    if (top < element.scrollTop) element.scrollTop = top - MARGIN;
    const bottom = top + layout.cellHeight;
    if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight + MARGIN;
    announce(`${spot.cell.rackId}: ${valueText(scale, spot.cell)}, ${stateWord(spot.cell.state)}`);
  }

  function keys(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (focused.value !== undefined) onChoose(focused.value);
    } else if (KEYS.includes(event.key)) {
      const spot = moveSpot(layout, focused.value ?? chosen, event.key as MapKey);
      if (spot) show(spot);
    } else return;
    event.preventDefault();
  }

  const tip = pointed.value ?? layout.spots.find((spot) => spot.cell.rackId === focused.value);
  return (
    <div class="heat-pane">
      <div
        class="heat-scroll" ref={box} tabIndex={0} role="group" data-testid="chart-heat"
        data-focused={focused.value}
        aria-label={`${cells.length} racks, ${scale.title} in ${scale.unit}. Arrow keys walk the racks, Enter opens one.`}
        onKeyDown={keys} onBlur={() => (focused.value = undefined)}
        onPointerMove={(event) => (pointed.value = spotOf(event))} onPointerLeave={() => (pointed.value = undefined)}
        onClick={(event) => {
          const spot = spotOf(event);
          onChoose(spot?.cell.rackId === chosen ? undefined : spot?.cell.rackId);
        }}
      >
        <canvas ref={canvas} class="heat-canvas" />
      </div>
      {tip && (
        <Tip x={tip.x + MARGIN + layout.cellWidth / 2} y={tip.y + MARGIN - (box.current?.scrollTop ?? 0)}>
          <Reading cell={tip.cell} siteId={siteId} scale={scale} stranded={stranded.has(tip.cell.rackId)} />
        </Tip>
      )}
    </div>
  );
}
