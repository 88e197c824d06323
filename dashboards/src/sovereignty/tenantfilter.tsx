import { useRef } from 'preact/hooks';
import type { MatrixTenant } from '../api/sovereigntytypes';
import { Icon } from '../shell/icons';
import { param, setParams } from '../shell/router';
import { self } from '../shell/self';
import { plural } from './words';

/** The tenant whose jobs' profiles alone are shown; the URL has it. */
export function tenantWanted(): string | undefined {
  return param('tenant');
}

function choose(tenant: string | undefined): void {
  setParams({ tenant });
}

/** Of somebody who belongs to a tenant. */
function OnlyMine({ tenant }: { tenant: string }) {
  const isOn = tenantWanted() === tenant;
  return (
    <button
      type="button" class="button small" aria-pressed={isOn} data-testid="only-mine"
      title={`Only profiles that jobs of ${tenant} name`} onClick={() => choose(isOn ? undefined : tenant)}
    >
      {isOn && <Icon name="check" size={12} />} Show only mine
    </button>
  );
}

/** Of somebody who sees every tenant's jobs. */
function OneOf({ tenants }: { tenants: readonly MatrixTenant[] }) {
  const wanted = tenantWanted();
  const isListed = wanted === undefined || tenants.some(({ id }) => id === wanted);
  return (
    <label class="inline-field">
      Profiles of
      <select
        class="tenant-choice" value={wanted ?? ''} data-testid="tenant-choice"
        title="Only profiles that jobs of a tenant name" onChange={(event) => choose(event.currentTarget.value || undefined)}
      >
        <option value="">everybody</option>
        {!isListed && <option value={wanted}>{wanted}, no job</option>}
        {tenants.map(({ id, jobCount }) => <option key={id} value={id}>{id}, {plural(jobCount, 'job')}</option>)}
      </select>
    </label>
  );
}

/** Which tenant's profiles are listed. */
export function TenantFilter({ tenants }: { tenants: readonly MatrixTenant[] | undefined }) {
  const known = useRef<readonly MatrixTenant[]>([]);
  if (tenants) known.current = tenants;
  if (!self.value) return null;
  const { tenant } = self.value;
  return tenant === undefined ? <OneOf tenants={known.current} /> : <OnlyMine tenant={tenant} />;
}
