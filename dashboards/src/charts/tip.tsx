import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  /** Where it points to, in pixels from the corner of the nearest positioned ancestor. */
  x: number;
  y: number;
  children: ComponentChildren;
}

const GAP = 14;

/** A box beside the pointer that stays inside its chart. */
export function Tip({ x, y, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = box.current;
    const frame = element?.parentElement;
    if (!element || !frame) return;
    const right = x + GAP + element.offsetWidth <= frame.clientWidth;
    const left = right ? x + GAP : Math.max(4, x - GAP - element.offsetWidth);
    const lowest = frame.clientHeight - element.offsetHeight - 4;
    element.style.left = `${left}px`;
    element.style.top = `${Math.max(4, Math.min(y - 12, lowest))}px`;
  });
  return (
    <div class="tip" ref={box} role="tooltip">
      {children}
    </div>
  );
}
