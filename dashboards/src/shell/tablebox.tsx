import type { ComponentChildren } from 'preact';

interface Props {
  /** What the table is of, for who has it read aloud. */
  label: string;
  /** More classes, for a box with a height of its own. */
  className?: string;
  /** Whether it grows with its rows; otherwise it scrolls in what room its parent leaves. */
  grows?: boolean;
  testId?: string;
  children: ComponentChildren;
}

/** A table that may be wider than its panel: it can be reached and scrolled with the keyboard, however wide it comes out. */
export function TableBox({ label, className = '', grows = true, testId, children }: Props) {
  return (
    <div class={`table-box${grows ? ' plain' : ''} ${className}`.trim()} role="region" aria-label={label} tabIndex={0} data-testid={testId}>
      {children}
    </div>
  );
}
