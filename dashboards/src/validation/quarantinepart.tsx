import { useSignal } from '@preact/signals';
import type { Resource } from '../api/resource';
import type { Page } from '../api/types';
import { validationApi } from '../api/validation';
import type { Quarantine } from '../api/validationtypes';
import { notify } from '../shell/announce';
import { Icon } from '../shell/icons';
import { ReasonDialog } from '../shell/reasondialog';
import { ErrorState } from '../shell/states';
import { dateTime } from '../units/zone';

const when = (at: string) => dateTime(Date.parse(at), 'UTC', true);

/** `verdicts` is who has said what the samples say. */
const by = (who: string) => (who === 'verdicts' ? 'its verdicts' : who);

function Standing({ quarantine }: { quarantine: Quarantine }) {
  return (
    <div class="set-apart-note" data-testid="set-apart" role="status">
      <p><Icon name="warn" size={14} /> <b>Set apart from the plan</b> since {when(quarantine.setAt)} UTC by {by(quarantine.setBy)}</p>
      <p>{quarantine.reason}</p>
      <p class="muted">
        {quarantine.setBy === 'verdicts'
          ? quarantine.passedAt
            ? `All that is needed has passed since ${when(quarantine.passedAt)} UTC; it comes back when that has lasted an hour.`
            : 'It comes back when all that placements need has passed twice in a row, an hour apart; or a person releases it.'
          : 'A person releases it.'}
      </p>
    </div>
  );
}

interface Props {
  nodeId: string;
  quarantines: Resource<Page<Quarantine>>;
  mayChange: boolean;
  changed: () => void;
}

/** Whether the plan does without the node, why, and the way there and back. */
export function QuarantinePart({ nodeId, quarantines, mayChange, changed }: Props) {
  const setting = useSignal(false);
  const releasing = useSignal(false);
  const items = quarantines.data?.items ?? [];
  const open = items.find(({ state }) => state === 'Quarantined');
  if (quarantines.error && !quarantines.data) return <ErrorState error={quarantines.error} retry={quarantines.reload} compact />;

  async function set(reason: string): Promise<void> {
    await validationApi.quarantine(nodeId, reason);
    notify(`${nodeId} is set apart; release it to undo that`);
    changed();
  }

  async function release(reason: string): Promise<void> {
    await validationApi.release(nodeId, reason);
    notify(`${nodeId} is released; set it apart to undo that`);
    changed();
  }

  return (
    <>
      {open && <Standing quarantine={open} />}
      {mayChange && quarantines.data && (open ? (
        <button type="button" class="button" data-testid="release" onClick={() => (releasing.value = true)}>Release it to the plan</button>
      ) : (
        <button type="button" class="button danger" data-testid="quarantine" onClick={() => (setting.value = true)}>Set it apart</button>
      ))}
      <ReasonDialog id="quarantine-node" title={`Set ${nodeId} apart`} act="Set it apart" open={setting} run={set}>
        <p>The plan does without the node at once, and what it has planned there moves. A person releases it.</p>
      </ReasonDialog>
      <ReasonDialog id="release-node" title={`Release ${nodeId}`} act="Release it" open={releasing} run={release} harmless>
        <p>The plan uses the node again, whatever its verdicts say.</p>
      </ReasonDialog>
    </>
  );
}

/** Every time that a node was set apart, newest first. */
export function QuarantineList({ quarantines }: { quarantines: readonly Quarantine[] }) {
  if (quarantines.length === 0) return <p class="muted">It never was set apart.</p>;
  return (
    <ul class="node-past" data-testid="node-quarantines">
      {quarantines.map(({ id, setAt, setBy, reason, releasedAt, releasedBy, releaseReason }) => (
        <li key={id}>
          <b>{when(setAt)}</b> by {by(setBy)}: {reason}
          {releasedAt && <span class="muted"> Released {when(releasedAt)} by {by(releasedBy ?? '')}{releaseReason && `: ${releaseReason}`}</span>}
        </li>
      ))}
    </ul>
  );
}
