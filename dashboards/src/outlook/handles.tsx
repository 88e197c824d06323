import { useSignal } from '@preact/signals';
import type { CapacityStep } from '../api/capacity';
import { daysBetween, keyMove, movedBy, movedWords, type Moved } from './drag';

/** How far a pixel moves a step. */
export interface Pace {
  daysPerPx: number;
  megawattsPerPx: number;
}

interface Props {
  /** The first and the last day of the chart. */
  range: readonly [string, string];
  step: CapacityStep;
  x: number;
  y: number;
  pace: Pace;
  shown: (words: string | undefined, moved: Moved | undefined) => void;
  apply: (moved: Moved) => void;
}

const HALF = 12;

/** A step that is moved with the mouse or the arrow keys: sideways its day, up and down its power. */
export function Handle({ step, range: [first, last], x, y, pace, shown, apply }: Props) {
  const from = useSignal<{ x: number; y: number } | undefined>(undefined);
  const moved = useSignal<Moved | undefined>(undefined);
  const set = (next: Moved | undefined) => {
    moved.value = next;
    shown(next && movedWords(step, next), next);
  };
  const keep = () => {
    const its = moved.value;
    from.value = undefined;
    set(undefined);
    if (its && (its.on !== step.on || its.gridKw !== step.gridKw)) apply(its);
  };
  const leave = () => {
    from.value = undefined;
    set(undefined);
  };
  function key(event: KeyboardEvent): void {
    const by = keyMove(event.key, event.shiftKey);
    if (event.key === 'Enter') keep();
    else if (event.key === 'Escape') leave();
    else if (by) set(movedBy(moved.value ?? step, by.days, by.megawatts));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <g
      class={`outlook-handle ${step.kind}${step.isDraft ? ' draft' : ''}`} data-testid="step-handle" data-step={step.id} tabIndex={0} role="slider"
      aria-label={`Step ${step.id}; arrows move its day and power, Enter tries it, Escape leaves it`}
      aria-valuemin={0} aria-valuemax={daysBetween(first, last)} aria-valuenow={daysBetween(first, moved.value?.on ?? step.on)} aria-valuetext={movedWords(step, moved.value ?? step)}
      onKeyDown={key} onBlur={() => { if (moved.value) leave(); }}
      onFocus={() => shown(movedWords(step, step), undefined)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.value = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={(event) => {
        if (!from.value) return;
        const right = event.clientX - from.value.x;
        const up = from.value.y - event.clientY;
        // A hand that goes sideways goes a little up and down too.
        set(Math.abs(right) >= Math.abs(up) ? movedBy(step, right * pace.daysPerPx, 0) : movedBy(step, 0, up * pace.megawattsPerPx));
      }}
      onPointerUp={keep} onPointerCancel={leave}
    >
      <title>{movedWords(step, step)}</title>
      <rect class="outlook-hit" x={x - HALF} y={y - HALF} width={2 * HALF} height={2 * HALF} />
      <path d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} />
    </g>
  );
}
