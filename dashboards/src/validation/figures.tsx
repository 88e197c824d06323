import type { VerdictGrid } from '../api/validationtypes';
import { setParams } from '../shell/router';
import { count } from '../units/format';
import { VerdictWord } from './verdictword';
import { VERDICTS } from './words';

interface Props {
  grid: VerdictGrid;
  chosen: string | undefined;
  quarantinedCount: number | undefined;
}

/** How many nodes there are of each verdict; pressing one shows them alone. */
export function Figures({ grid, chosen, quarantinedCount }: Props) {
  return (
    <section class="verdict-figures" aria-label="Nodes by verdict" data-testid="verdict-figures">
      {VERDICTS.map((verdict) => (
        <button
          key={verdict} type="button" class="verdict-figure" aria-pressed={chosen === verdict} data-testid={`count-${verdict}`}
          onClick={() => setParams({ verdict: chosen === verdict ? undefined : verdict })}
        >
          <b>{count(grid.nodeCountByVerdict[verdict] ?? 0)}</b>
          <VerdictWord verdict={verdict} />
        </button>
      ))}
      {quarantinedCount !== undefined && (
        <p class="verdict-figure plain" data-testid="count-quarantined">
          <b>{count(quarantinedCount)}</b>
          <span>set apart from the plan</span>
        </p>
      )}
    </section>
  );
}
