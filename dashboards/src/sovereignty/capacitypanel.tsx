import type { Resource } from '../api/resource';
import type { Query } from '../api/http';
import { sovereigntyUrls } from '../api/sovereignty';
import type { CapacityPlace, Doubling, ResidencyCapacity } from '../api/sovereigntytypes';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { DataTable } from '../charts/datatable';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { exact, power } from '../units/format';
import { plain } from './plain';
import { capacityDataset } from './datasets';
import { DecisionWord } from './decision';
import { plural, shortKeys } from './words';

const WHOLE = 100;

function percentOf(part: number, whole: number): string {
  return `${whole === 0 ? 0 : (part / whole) * WHOLE}%`;
}

/** One place's megawatts, now and planned, against the largest. */
function Bar({ place, most }: { place: CapacityPlace; most: number }) {
  const { placeId, powerW, decision, clauses } = place;
  const plannedW = Math.max(0, place.plannedW - powerW);
  return (
    <li class={`capacity-row ${decision.toLowerCase()}`} data-testid="capacity-place" data-place={placeId}>
      <b class="capacity-name">{placeId}</b>
      <span class="capacity-bar" aria-hidden="true">
        <i class="now" style={{ width: percentOf(powerW, most) }} />
        <i class="planned" style={{ width: percentOf(plannedW, most) }} />
      </span>
      <span class="capacity-power" title={exact(powerW, 'W')}>
        {power(powerW)}{plannedW > 0 && <span class="muted"> +{power(plannedW)} planned</span>}
      </span>
      <span class="capacity-why">
        <DecisionWord decision={decision} /> {clauses.length > 0 && <code title={clauses.join(', ')}>{shortKeys(clauses)}</code>}
      </span>
    </li>
  );
}

function DoublingList({ doubling }: { doubling: Doubling }) {
  const { targetW, reachedW, isExact, steps } = doubling;
  const reaches = reachedW >= targetW;
  return (
    <section class="why-part" aria-label="What it would take to double them" data-testid="doubling">
      <h3>What it would take to double {power(targetW / 2)}</h3>
      {steps.length === 0 ? (
        <p class="muted" data-testid="doubling-words">
          {reaches ? 'Nothing: it is reached already.' : 'No change of what is known would: it takes more megawatts.'}
        </p>
      ) : (
        <p data-testid="doubling-words">
          With {isExact ? 'these' : 'these, or perhaps fewer,'} {plural(steps.length, 'change')} it would be{' '}
          <b title={exact(reachedW, 'W')}>{power(reachedW)}</b>
          {reaches ? '' : `, short of the ${power(targetW)} aimed at`}.
          {isExact && ' Fewer would not do.'}
        </p>
      )}
      <ol class="remedies">
        {steps.map(({ clause, subjectId, observed, required, placeIds }, at) => (
          <li key={at} data-testid="doubling-step">
            <p><b>{subjectId ?? 'the profile'}</b> must satisfy <code>{clause}</code>, for {placeIds.join(', ')}</p>
            <p class="muted">asked {plain(required)}, known {plain(observed)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Until when what is planned counts. */
function ByField({ shown }: { shown: string | undefined }) {
  const by = param('by') ?? shown ?? '';
  return (
    <label class="inline-field">
      Planned by
      <input
        type="date" value={by.slice(0, 10)} data-testid="by"
        onChange={(event) => {
          const text = event.currentTarget.value;
          setParams({ by: text === '' ? undefined : `${text}T00:00:00Z` });
        }}
      />
    </label>
  );
}

interface Props {
  resource: Resource<ResidencyCapacity>;
  query: Query;
}

/** Which megawatts could host the profile, now and planned, and what would double them. */
export function CapacityPanel({ resource, query }: Props) {
  const capacity = resource.data;
  const most = Math.max(1, ...(capacity?.places.map(({ powerW, plannedW }) => Math.max(powerW, plannedW)) ?? []));
  return (
    <Panel<ResidencyCapacity>
      id="capacity" title="Which megawatts could host it" resource={resource} className="list-panel"
      empty={capacity && capacity.places.length === 0 ? { title: 'The register lists no place' } : undefined}
      bar={<div class="capacity-tools"><ByField shown={capacity?.by} /><span class="capacity-key"><i class="key now" aria-hidden="true" /> now <i class="key planned" aria-hidden="true" /> planned</span></div>}
      tools={
        capacity && (
          <>
            <TableToggle panel="capacity" />
            <ExportMenu panel="capacity" dataset={() => capacityDataset(capacity)} url={sovereigntyUrls.capacity(query)} />
          </>
        )
      }
    >
      {(data) =>
        hasWord('table', 'capacity') ? (
          <DataTable panel="capacity" data={capacityDataset(data)} label="Which megawatts could host it" />
        ) : (
          <div class="capacity">
            <ul class="capacity-rows" aria-label="Megawatts by place">
              {data.places.map((place) => <Bar key={place.placeId} place={place} most={most} />)}
            </ul>
            {data.doubling && <DoublingList doubling={data.doubling} />}
          </div>
        )
      }
    </Panel>
  );
}
