import type { Resource } from '../api/resource';
import { sovereigntyUrls } from '../api/sovereignty';
import type { CapacityPlace, PlaceDecision, ResidencyCapacity, ResidencyDecisions } from '../api/sovereigntytypes';
import { ExportMenu } from '../charts/exportmenu';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { exact, power } from '../units/format';
import { cellHref } from './address';
import { SmallestChangeList } from './affected';
import { plain } from './plain';
import { findingDataset } from './datasets';
import { DecisionWord, ResultWord } from './decision';
import { byUrgency } from './findings';
import { day, moment, plural } from './words';

function Why({ decision }: { decision: PlaceDecision }) {
  const against = byUrgency(decision.findings).filter(({ result }) => result !== 'Pass');
  if (against.length === 0) {
    return <>every clause is met{decision.validUntil && `, until ${moment(decision.validUntil)} UTC`}</>;
  }
  return (
    <ul class="place-why">
      {against.map(({ clause, title, result, required, observed, subjectId }, at) => (
        <li key={at} data-testid="place-finding" data-clause={clause}>
          <ResultWord result={result} /> <b>{title}</b> <code>{clause}</code>
          <br />
          <span class="muted">{subjectId && `of ${subjectId}: `}asked {plain(required)}, known {plain(observed)}</span>
        </li>
      ))}
    </ul>
  );
}

interface RowProps {
  decision: PlaceDecision;
  capacity: CapacityPlace | undefined;
  profileId: string;
  at: string | undefined;
}

function Row({ decision, capacity, profileId, at }: RowProps) {
  const watts = (value: number | undefined) =>
    value === undefined ? '–' : <span title={exact(value, 'W')}>{power(value)}</span>;
  return (
    <tr data-testid="place" data-place={decision.placeId} data-decision={decision.decision}>
      <th scope="row"><a href={cellHref(profileId, decision.placeId, at)} title="Every clause, with its evidence">{decision.placeId}</a></th>
      <td><DecisionWord decision={decision.decision} /></td>
      <td class="wrap"><Why decision={decision} /></td>
      <td class="number">{watts(capacity?.powerW)}</td>
      <td class="number">{watts(capacity?.plannedW)}</td>
    </tr>
  );
}

interface Props {
  decisions: Resource<ResidencyDecisions>;
  capacity: ResidencyCapacity | undefined;
  profileId: string;
  at: string | undefined;
}

const order = { Permit: 0, PermitWithWaiver: 1, Deny: 2 } as const;

/** Which places satisfy the profile, and which do not and why. */
export function PlacesPanel({ decisions, capacity, profileId, at }: Props) {
  const told = decisions.data;
  const known = new Map(capacity?.places.map((place) => [place.placeId, place]));
  const by = capacity?.by;
  const rows = told?.decisions.toSorted((a, b) => order[a.decision] - order[b.decision]) ?? [];
  return (
    <Panel<ResidencyDecisions>
      id="places" title="Where it may run" resource={decisions} className="list-panel"
      note={told && `${plural(told.jobCount, 'job')} under it`}
      empty={told && rows.length === 0 ? { title: 'The register lists no place, so it may run nowhere' } : undefined}
      tools={
        told && (
          <ExportMenu
            panel="places" url={sovereigntyUrls.decisions({ profileId, at })}
            dataset={() => findingDataset(told.decisions, { profile: profileId, at: told.at })}
          />
        )
      }
    >
      {(data) => (
        <>
          <TableBox label="Where it may run">
            <table>
              <thead>
                <tr>
                  <th scope="col">Place</th><th scope="col">Decision</th><th scope="col">Why</th><th scope="col" class="number">Power now</th>
                  <th scope="col" class="number">{by ? `By ${day(by)}` : 'Planned'}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((decision) => (
                  <Row key={decision.placeId} decision={decision} capacity={known.get(decision.placeId)} profileId={profileId} at={at} />
                ))}
              </tbody>
            </table>
          </TableBox>
          {data.smallestChange && <SmallestChangeList change={data.smallestChange} />}
        </>
      )}
    </Panel>
  );
}
