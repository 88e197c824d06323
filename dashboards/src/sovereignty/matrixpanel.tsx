import type { Resource } from '../api/resource';
import { sovereigntyUrls } from '../api/sovereignty';
import type { ResidencyMatrix } from '../api/sovereigntytypes';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { matrixDataset } from './datasets';
import { DecisionWord } from './decision';
import { countDecisions, matrixRows, type MatrixRow } from './matrix';
import { MatrixTable } from './matrixtable';
import { ProfileFilter } from './profilefilter';
import { TenantFilter, tenantWanted } from './tenantfilter';

function Legend({ rows }: { rows: readonly MatrixRow[] }) {
  const counts = countDecisions(rows);
  return (
    <ul class="matrix-legend" aria-label="How many pairs" data-testid="matrix-legend">
      {(['Permit', 'PermitWithWaiver', 'Deny'] as const).map((decision) => (
        <li key={decision} class={decision.toLowerCase()}>
          <i class="pattern" aria-hidden="true" /><DecisionWord decision={decision} /> <b>{counts[decision]}</b>
        </li>
      ))}
    </ul>
  );
}

/** Nothing is left of the profiles that there are. */
function filteredOut(title: string, body: string | undefined) {
  return {
    title,
    body: (
      <>
        {body && <p>{body}</p>}
        <button
          type="button" class="button" data-testid="clear-filters" onClick={() => setParams({ q: undefined, tenant: undefined })}
        >
          Show all profiles
        </button>
      </>
    ),
  };
}

function emptiness(matrix: ResidencyMatrix, rows: readonly MatrixRow[], tenant: string | undefined) {
  if (matrix.profiles.length === 0 && tenant !== undefined) {
    return filteredOut(`No job of ${tenant} names a profile`, 'Jobs that have ended do not count.');
  }
  if (matrix.profiles.length === 0) {
    return { title: 'The register has no profile', body: <p>Put one with profiles: what workloads ask of wherever they run.</p> };
  }
  if (matrix.places.length === 0) {
    return { title: 'The register has no place', body: <p>Put one with places, and what is known of them.</p> };
  }
  if (rows.length > 0) return undefined;
  return filteredOut(tenant === undefined ? 'No profile is called so' : `No profile of ${tenant}’s jobs is called so`, undefined);
}

interface Props {
  resource: Resource<ResidencyMatrix>;
  at: string | undefined;
  chosen: { profileId: string; placeId: string } | undefined;
}

/** Which profile may run where. */
export function MatrixPanel({ resource, at, chosen }: Props) {
  const matrix = resource.data;
  const text = param('q') ?? '';
  const tenant = tenantWanted();
  const rows = matrix ? matrixRows(matrix, text) : [];
  return (
    <Panel<ResidencyMatrix>
      id="matrix" title="Which profile may run where" className="matrix-panel" resource={resource}
      empty={matrix && emptiness(matrix, rows, tenant)}
      bar={<div class="matrix-bar"><ProfileFilter /><TenantFilter tenants={matrix?.tenants} />{matrix && <Legend rows={rows} />}</div>}
      tools={
        matrix && (
          <>
            <TableToggle panel="matrix" chart="matrix" />
            <ExportMenu panel="matrix" dataset={() => matrixDataset(matrix, rows, { filter: text, tenant })} url={sovereigntyUrls.matrix(at, tenant)} />
          </>
        )
      }
    >
      {(data) =>
        hasWord('table', 'matrix')
          ? <DataTable panel="matrix" data={matrixDataset(data, rows, { filter: text, tenant })} label="Which profile may run where" />
          : <MatrixTable matrix={data} rows={rows} at={at} chosen={chosen} />
      }
    </Panel>
  );
}
