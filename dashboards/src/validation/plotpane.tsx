import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { paintOn } from '../charts/canvas';
import { palette } from '../charts/palette';
import type { CanvasDrawing, KeyEntry, Picture, SvgDrawing } from '../charts/pictures';
import { useSize } from '../charts/size';
import { svgPen } from '../charts/svgpen';
import { Tip } from '../charts/tip';
import type { Verdict, VerdictOnNode } from '../api/validationtypes';
import { announce } from '../shell/announce';
import { setParams } from '../shell/router';
import { isRefused } from './grid';
import { verdictColour } from './marks';
import { movedPoint, nearest, type PlotPoint, type PlotScene } from './plot';
import { VerdictWord } from './verdictword';
import { deviceWord, looks, powerText, ratioText, reasonWord, valueText } from './words';

interface Props {
  testId: string;
  /** What it shows, for who does not see it. */
  label: string;
  make: (width: number, height: number) => PlotScene;
  /** What is on the canvas, for a picture of it. */
  scene: RefObject<PlotScene | undefined>;
}

function Reading({ node: { nodeId, siteId, result } }: { node: VerdictOnNode }) {
  return (
    <>
      <p class="tip-title">{nodeId}</p>
      <dl class="facts">
        <div><dt>Verdict</dt><dd><VerdictWord verdict={result.verdict} /></dd></div>
        <div><dt>Why</dt><dd>{reasonWord(result.reason)}</dd></div>
        <div><dt>Of expected</dt><dd>{ratioText(result.medianRatio)}</dd></div>
        <div><dt>Measured</dt><dd>{valueText(result.value, result.unit)}</dd></div>
        <div><dt>Power</dt><dd>{powerText(result.powerW)}</dd></div>
        <div><dt>By</dt><dd>{deviceWord(result.deviceKind)}, {siteId}</dd></div>
      </dl>
    </>
  );
}

/** Nodes as marks; arrows walk, Enter opens the node. */
export function PlotPane({ testId, label, make, scene }: Props) {
  const { box, width, height } = useSize<HTMLDivElement>();
  const canvas = useRef<HTMLCanvasElement>(null);
  const lit = useSignal<string | undefined>(undefined);
  const drawn = useMemo(() => (width > 0 && height > 0 ? make(width, height) : undefined), [make, width, height]);
  const colours = palette.value;
  scene.current = drawn;

  useEffect(() => {
    if (drawn) paintOn(canvas.current, drawn.width, drawn.height, (pen) => drawn.draw(pen, colours, lit.value));
  }, [drawn, colours, lit.value]);

  function pointOf(event: MouseEvent): PlotPoint | undefined {
    const frame = canvas.current?.getBoundingClientRect();
    return frame && drawn && nearest(drawn.points, event.clientX - frame.left, event.clientY - frame.top);
  }

  function keys(event: KeyboardEvent): void {
    if (!drawn || isRefused(event)) return;
    if (event.key === 'Enter' || event.key === ' ') {
      if (lit.value !== undefined) setParams({ node: lit.value });
    } else {
      const point = movedPoint(drawn.points, lit.value, event.key);
      if (!point) return;
      lit.value = point.node.nodeId;
      const { verdict, medianRatio } = point.node.result;
      announce(`${point.node.nodeId}: ${looks[verdict].word}, ${ratioText(medianRatio)} of what is expected`);
    }
    event.preventDefault();
  }

  const shown = drawn?.points.find(({ node }) => node.nodeId === lit.value);
  return (
    <div class="plot-pane">
      <div
        class="plot-box" ref={box} tabIndex={0} role="group" data-testid={testId} data-count={drawn?.points.length} data-lit={lit.value}
        aria-label={`${label}. Arrow keys walk the nodes, Enter opens one.`}
        onKeyDown={keys} onBlur={() => (lit.value = undefined)}
        onPointerMove={(event) => (lit.value = pointOf(event)?.node.nodeId)} onPointerLeave={() => (lit.value = undefined)}
        onClick={(event) => {
          const point = pointOf(event);
          if (point) setParams({ node: point.node.nodeId });
        }}
      >
        <canvas ref={canvas} class="plot-canvas" />
      </div>
      {shown && <Tip x={shown.x} y={shown.y}><Reading node={shown.node} /></Tip>}
    </div>
  );
}

const SHOWN: readonly Verdict[] = ['PASS', 'DEGRADED', 'FAIL', 'INCONCLUSIVE'];

function key(): KeyEntry[] {
  const colours = palette.peek();
  return SHOWN.map((verdict) => ({ label: looks[verdict].word, colour: verdictColour(colours, verdict) }));
}

function svgOf(scene: PlotScene | undefined): SvgDrawing | undefined {
  if (!scene) return undefined;
  const pen = svgPen(scene.width, scene.height);
  scene.draw(pen, palette.peek(), undefined);
  return { text: pen.finish(), width: scene.width, height: scene.height };
}

function canvasOf(scene: PlotScene | undefined): CanvasDrawing | undefined {
  if (!scene) return undefined;
  const canvas = document.createElement('canvas');
  paintOn(canvas, scene.width, scene.height, (pen) => scene.draw(pen, palette.peek(), undefined));
  return { canvas, ratio: window.devicePixelRatio || 1 };
}

/** The picture of a plot, drawn again by the same code. */
export function plotPicture(scene: RefObject<PlotScene | undefined>): Picture {
  return {
    key, canvas: () => canvasOf(scene.current ?? undefined), svg: () => Promise.resolve(svgOf(scene.current ?? undefined)),
  };
}
