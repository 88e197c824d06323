import type { ComponentChildren } from 'preact';

interface Props {
  label: string;
  value: string;
  /** The integer behind the figure, shown on hover. */
  exact?: string | undefined;
  note?: ComponentChildren;
  tone?: 'warn' | 'good' | undefined;
  testId: string;
}

export function Figure({ label, value, exact, note, tone, testId }: Props) {
  return (
    <div class={`figure${tone ? ' ' + tone : ''}`} title={exact} data-testid={`figure-${testId}`}>
      <dt>{label}</dt>
      <dd>
        <span class="figure-value">{value}</span>
        {note && <span class="figure-note">{note}</span>}
      </dd>
    </div>
  );
}
