import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

const PRESSED = '.matrix-cell button[aria-pressed=true]';

/**
 * Keeps the chosen cell and its column where they can be seen whenever another one is chosen: beside
 * the headers that stay, not under them. What has the focus is kept clear of them in the same way.
 */
export function useCellInView(box: RefObject<HTMLElement | null>, chosen: string | undefined): void {
  useLayoutEffect(() => {
    const corner = box.current?.querySelector('thead th');
    if (!box.current || !corner) return;
    const { width, height } = corner.getBoundingClientRect();
    box.current.style.scrollPadding = `${height}px 0 0 ${width}px`;
  });
  useEffect(() => {
    if (chosen === undefined) return;
    box.current?.scrollIntoView({ block: 'nearest' });
    box.current?.querySelector(PRESSED)?.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
}
