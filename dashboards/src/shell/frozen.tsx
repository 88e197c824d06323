import { isoInstant } from '../units/range';
import { dateTime, zoneLabel } from '../units/zone';
import { Icon } from './icons';
import { param, setParams } from './router';

/** The instant that a frozen link shows; undefined where the page follows the present. */
export function frozenAt(): string | undefined {
  const text = param('at');
  const at = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : isoInstant(at);
}

interface Props {
  at: string;
  zone: string;
  /** The version of the fleet that was on screen when the link was made. */
  snapshotId: string | undefined;
  /** What does not stand still with the rest. */
  more?: string;
}

/** Says that the page stands still, of which fleet, and leads back to the present. */
export function FrozenNote({ at, zone, snapshotId, more }: Props) {
  const wanted = param('snapshot');
  const other = wanted !== undefined && snapshotId !== undefined && wanted !== snapshotId;
  return (
    <div class="frozen-note" role="status" data-testid="frozen">
      <Icon name="clock" />
      <span>
        Frozen at <b>{dateTime(Date.parse(at), zone, true)}</b> {zoneLabel(zone)}
        {snapshotId && <>, fleet <code>{snapshotId}</code></>}
        {other && <span class="over-text">; the link was made of fleet <code>{wanted}</code></span>}
        {more && <>. {more}</>}
      </span>
      <button
        type="button" class="button small" data-testid="go-live"
        onClick={() => setParams({ at: undefined, snapshot: undefined, from: undefined, to: undefined })}
      >
        Go live
      </button>
    </div>
  );
}
