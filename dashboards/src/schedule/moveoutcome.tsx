import type { JobMove } from '../api/livetypes';
import { moreOrLess, placeText, utc } from '../jobs/words';
import { Icon } from '../shell/icons';
import { count, exact, MINUS, power } from '../units/format';

interface Props {
  move: JobMove;
  /** It is done, and not only tried. */
  made: boolean;
  /** Takes it back, where that can be asked for. */
  back: (() => void) | undefined;
}

function sign(value: number): string {
  return value > 0 ? '+' : value < 0 ? MINUS : '';
}

function carbon(grams: number): string {
  const size = Math.abs(grams);
  const text = size >= 1_000 ? `${count(Math.round(size / 1_000))} kg CO₂e` : `${count(size)} g CO₂e`;
  return grams === 0 ? 'nothing' : sign(grams) + text;
}

/** What a move does, or would do: to the job, and to the peak of the plan. */
export function MoveOutcome({ move, made, back }: Props) {
  const { before, after } = move;
  return (
    <section class="move-outcome" aria-live="polite" data-testid={made ? 'moved' : 'move-previewed'}>
      <h3>
        {made ? <Icon name="check" /> : <Icon name="search" />}
        {made ? `Moved, revision ${move.revision}` : 'What it would do'}
      </h3>
      <dl class="facts job-facts">
        <div><dt>Starts</dt><dd>{before && <s>{utc(before.placement.startsAt)}</s>} {utc(after.placement.startsAt)}</dd></div>
        <div><dt>Ends</dt><dd>{utc(after.placement.endsAt)}</dd></div>
        <div>
          <dt>Place</dt>
          <dd>
            {before && before.placement.poolId !== after.placement.poolId && <s>{placeText(before.placement)}</s>}{' '}
            {placeText(after.placement)}
          </dd>
        </div>
        <div><dt>Costs</dt><dd data-testid="move-cost">{moreOrLess(move.costMinor, move.currency)}{move.costMinor === 0 && ' more'}</dd></div>
        <div><dt>Carbon</dt><dd data-testid="move-carbon" title={exact(move.carbonG, 'g CO₂e')}>{carbon(move.carbonG)}</dd></div>
        <div>
          <dt>Peak of the plan</dt>
          <dd data-testid="move-peak" title={`${exact(move.planPeakBeforeW, 'W')} before, ${exact(move.planPeakAfterW, 'W')} after`}>
            {move.peakW === 0 ? `stays ${power(move.planPeakAfterW)}` : `${sign(move.peakW)}${power(Math.abs(move.peakW))} to ${power(move.planPeakAfterW)}`}
          </dd>
        </div>
      </dl>
      {back && (
        <p class="move-actions">
          <button type="button" class="button small" data-testid="move-back" onClick={back}>Move it back</button>
        </p>
      )}
    </section>
  );
}
