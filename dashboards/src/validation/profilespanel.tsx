import { useSignal } from '@preact/signals';
import { useResource } from '../api/resource';
import type { Page } from '../api/types';
import { validationApi, validationUrls } from '../api/validation';
import type { DeviceProfile, KernelPromise } from '../api/validationtypes';
import { ExportMenu } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { param, setParams } from '../shell/router';
import { mayForAll } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { dateTime } from '../units/zone';
import { profileDataset } from './datasets';
import { PromiseForm } from './promiseform';
import { marginText, plural, valueText } from './words';

function Promise({ promise, change }: { promise: KernelPromise; change: (() => void) | undefined }) {
  const { name, engine, value, unit, marginRatio, failureMarginRatio, needed } = promise;
  return (
    <tr data-testid="promise-row" data-kernel={name}>
      <th scope="row">{name}</th>
      <td>{engine}</td>
      <td class="number">{valueText(value, unit)}</td>
      <td class="number">−{marginText(marginRatio)}</td>
      <td class="number">−{marginText(failureMarginRatio)}</td>
      <td>{needed ? 'needed' : 'not needed'}</td>
      <td>{change && <button type="button" class="button small" data-testid="change-promise" aria-label={`Change what is expected of ${name} by ${engine}`} onClick={change}>Change</button>}</td>
    </tr>
  );
}

interface ProfileProps {
  profile: DeviceProfile;
  open: boolean;
  change: ((promise: KernelPromise | undefined) => void) | undefined;
  update: (() => void) | undefined;
}

function Profile({ profile, open, change, update }: ProfileProps) {
  const { deviceModel, version, changedAt, changedBy, reason, source, kernels } = profile;
  return (
    <li class="profile-of" data-testid="profile" data-model={deviceModel}>
      <div class="profile-of-head">
        <button type="button" class="link" aria-expanded={open} data-testid="profile-open" onClick={() => setParams({ profile: open ? undefined : deviceModel })}>
          {deviceModel}
        </button>
        <span>version {version}, {plural(kernels.length, 'kernel')}</span>
        <span class="muted">{source}; {dateTime(Date.parse(changedAt), 'UTC', true)} UTC by {changedBy}: {reason}</span>
        {update && <button type="button" class="button small" data-testid="update-profile" aria-label={`Update ${deviceModel} from what the fleet measured`} onClick={update}>Update from the fleet</button>}
        {change && <button type="button" class="button small" data-testid="add-promise" aria-label={`Say what is expected of another kernel of ${deviceModel}`} onClick={() => change(undefined)}>Add a kernel</button>}
      </div>
      {open && (
        <TableBox label={`What is expected of ${deviceModel}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">Kernel</th><th scope="col">Engine</th><th scope="col" class="number">Expected</th>
                <th scope="col" class="number">Degraded below</th><th scope="col" class="number">Fails below</th><th scope="col">By placements</th>
                <th scope="col"><span class="visually-hidden">Action</span></th>
              </tr>
            </thead>
            <tbody>
              {kernels.map((promise) => <Promise key={`${promise.name} ${promise.engine}`} promise={promise} change={change && (() => change(promise))} />)}
            </tbody>
          </table>
        </TableBox>
      )}
    </li>
  );
}

/** What the form is about: a profile, or a new one, and one of its kernels, or another. */
interface Editing {
  profile: DeviceProfile | undefined;
  promise: KernelPromise | undefined;
}

/** What is expected of device models, whose numbers these are, and how they become others. */
export function ProfilesPanel({ turn, kernel }: { turn: number; kernel: string | undefined }) {
  const profiles = useResource<Page<DeviceProfile>>(`profiles ${turn}`, (signal) => validationApi.profiles(signal), true);
  const editing = useSignal<Editing | undefined>(undefined);
  const updating = useSignal<DeviceProfile | undefined>(undefined);
  const asking = useSignal(false);
  const mayChange = mayForAll('validation:write');
  const items = profiles.data?.items ?? [];
  const wanted = param('profile');

  async function update(reason: string): Promise<void> {
    if (updating.value) await validationApi.updateProfile(updating.value.deviceModel, reason);
    profiles.reload();
  }

  return (
    <>
      <Panel<Page<DeviceProfile>>
        id="profiles" title="Profiles" className="list-panel" resource={profiles} note="what verdicts hold device models against"
        tools={
          <>
            {mayChange && (
              <button type="button" class="button small" data-testid="new-profile" onClick={() => (editing.value = { profile: undefined, promise: undefined })}>
                New profile
              </button>
            )}
            {items.length > 0 && <ExportMenu panel="profiles" url={validationUrls.profiles} dataset={() => profileDataset(items)} />}
          </>
        }
        bar={editing.value && (
          <PromiseForm
            key={`${editing.value.profile?.deviceModel} ${editing.value.promise?.name} ${editing.value.promise?.engine}`}
            profile={editing.value.profile} promise={editing.value.promise} kernel={kernel} close={() => (editing.value = undefined)}
            made={(profile) => {
              editing.value = undefined;
              setParams({ profile: profile.deviceModel });
              profiles.reload();
            }}
          />
        )}
        empty={
          profiles.data && items.length === 0
            ? { title: 'Nothing is expected of any device', body: <p>Verdicts then say that results are right, and no more. None is built in: put what the maker, a contract or your own fleet says.</p> }
            : undefined
        }
      >
        {() => (
          <ul class="profiles">
            {items.map((profile) => (
              <Profile
                key={profile.deviceModel} profile={profile} open={profile.deviceModel === wanted}
                change={mayChange ? (promise) => (editing.value = { profile, promise }) : undefined}
                update={mayChange ? () => { updating.value = profile; asking.value = true; } : undefined}
              />
            ))}
          </ul>
        )}
      </Panel>
      <ReasonDialog id="update-profile-of" title={`Update ${updating.value?.deviceModel ?? ''}`} act="Update it" open={asking} run={update} harmless>
        <p>Each kernel gets the value that 95 % of such nodes reach, with a confidence of 95 %, where at least 59 were measured. Older versions stay readable, and verdicts stay as they are.</p>
      </ReasonDialog>
    </>
  );
}
