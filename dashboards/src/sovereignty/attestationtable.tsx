import { sovereigntyUrls } from '../api/sovereignty';
import type { Attestation, AttestationState } from '../api/sovereigntytypes';
import { Icon, type IconName } from '../shell/icons';
import { TableBox } from '../shell/tablebox';
import { timeRange } from '../units/zone';
import { cellHref } from './address';
import { DecisionWord } from './decision';
import { day, moment, stamp } from './words';

const looks: Readonly<Record<AttestationState, { icon: IconName; word: string; tone: string }>> = {
  Valid: { icon: 'check', word: 'valid', tone: 'permit' },
  Expiring: { icon: 'clock', word: 'expiring', tone: 'permitwithwaiver' },
  Expired: { icon: 'forbid', word: 'expired', tone: 'deny' },
};

function StateWord({ state }: { state: AttestationState }) {
  const { icon, word, tone } = looks[state] ?? { icon: 'unknown' as const, word: state, tone: 'deny' };
  return <span class={`decision-word ${tone}`} data-testid="attestation-state"><Icon name={icon} size={14} /> {word}</span>;
}

function Row({ attestation, withProfile }: { attestation: Attestation; withProfile: boolean }) {
  const { sequence, kind, jobId, profileId, profileVersion, placeId, evaluatedAt, decision, validUntil, state } = attestation;
  return (
    <tr data-testid="attestation" data-sequence={sequence}>
      <td class="number">{sequence}</td>
      <td>{stamp(evaluatedAt)}</td>
      <td>{kind}</td>
      <td><a href={`/jobs/${encodeURIComponent(jobId)}`}>{jobId}</a></td>
      {withProfile && <td>{profileId} <span class="muted">v{profileVersion}</span></td>}
      <td><a href={cellHref(profileId, placeId, evaluatedAt)} title="Every clause, as it was then">{placeId}</a></td>
      <td>{timeRange(Date.parse(attestation.startsAt), Date.parse(attestation.endsAt), 'UTC')}</td>
      <td><DecisionWord decision={decision} /></td>
      <td title={validUntil && moment(validUntil)}><StateWord state={state} />{validUntil && <span class="muted"> until {day(validUntil)}</span>}</td>
      <td>
        <a
          class="button quiet square" href={sovereigntyUrls.attestation(sequence)} download={`attestation-${sequence}.json`}
          title={`Its signed envelope; SHA-256 of the payload: ${attestation.payloadSha256}`}
          aria-label={`Envelope of attestation ${sequence}`} data-testid="download-attestation"
        >
          <Icon name="document" />
        </a>
      </td>
    </tr>
  );
}

interface Props {
  label: string;
  attestations: readonly Attestation[];
  withProfile: boolean;
}

/** Attestations, each leading to its job, to every clause as it was then, and to its signed envelope. */
export function AttestationTable({ label, attestations, withProfile }: Props) {
  return (
    <TableBox label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">No.</th><th scope="col">Evaluated, UTC</th><th scope="col">Kind</th>
            <th scope="col">Job</th>{withProfile && <th scope="col">Profile</th>}<th scope="col">Place</th>
            <th scope="col">From start to end</th><th scope="col">Decision</th><th scope="col">State</th>
            <th scope="col"><span class="visually-hidden">Its envelope</span></th>
          </tr>
        </thead>
        <tbody>
          {attestations.map((attestation) => (
            <Row key={attestation.sequence} attestation={attestation} withProfile={withProfile} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
}
