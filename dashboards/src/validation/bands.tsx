import type { Group } from './groups';
import { deviceWord, marginText, plural, valueText } from './words';

function Band({ group }: { group: Group }) {
  const { deviceModel, deviceKind, engine, unit, expected, profileVersion, others } = group;
  return (
    <li data-testid="band" data-model={deviceModel} data-version={profileVersion}>
      <b>{deviceModel}</b> {deviceKind !== 'gpu' && <span class="badge" data-testid="device-kind">measured on the {deviceWord(deviceKind)}</span>}{' '}
      {expected ? (
        <>
          {valueText(expected.value, unit)} by {engine}, degraded below −{marginText(expected.marginRatio)}, fails below −
          {marginText(expected.failureMarginRatio)}. <span class="muted">Says {expected.source}</span>
        </>
      ) : (
        <span class="muted">nothing is promised of it{engine && ` by ${engine}`}: right results, and no more can be said</span>
      )}
      {expected && others.length > 0 && <span class="muted"> · {plural(others.length, 'node')} without a speed</span>}
    </li>
  );
}

/** What nodes were held against, as their profiles have it, and whose numbers these are. */
export function Bands({ groups }: { groups: readonly Group[] }) {
  return <ul class="bands" aria-label="What was expected">{groups.map((group) => <Band key={`${group.deviceModel} ${group.engine}`} group={group} />)}</ul>;
}
