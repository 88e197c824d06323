interface Props {
  used: number;
  /** Undefined where none is set: hatched, and never full. */
  limit: number | undefined;
  /** The share of what is used that is estimated: dashed. */
  estimated?: number | undefined;
}

/** A bar of what is used of a limit, for the eye alone: the numbers stand beside it. */
export function Meter({ used, limit, estimated = 0 }: Props) {
  if (limit === undefined || limit <= 0) return <span class="meter unset" aria-hidden="true" />;
  const ratio = used / limit;
  const over = ratio > 1;
  const span = Math.max(1, ratio);
  const within = Math.min(ratio, 1) / span;
  return (
    <span class={`meter${over ? ' over' : ''}`} aria-hidden="true">
      <i class="meter-used" style={{ width: `${(within * (1 - estimated)) * 100}%` }} />
      {estimated > 0 && <i class="meter-used dashed" style={{ width: `${within * estimated * 100}%` }} />}
      {over && <i class="meter-over" style={{ width: `${((ratio - 1) / span) * 100}%` }} />}
      {over && <i class="meter-limit" style={{ left: `${(1 / span) * 100}%` }} />}
    </span>
  );
}
