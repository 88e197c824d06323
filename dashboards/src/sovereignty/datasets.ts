import type {
  Attestation, CapacityPlace, Expiry, PlaceDecision, ResidencyCapacity, ResidencyMatrix, ResidencyRules,
} from '../api/sovereigntytypes';
import type { Dataset } from '../charts/dataset';
import { hasRunOut } from './expiries';
import type { Cell, MatrixRow } from './matrix';
import { datasetOf, inPower, inTime, type Field } from './tables';
import { attributeWords, decisionWords, resultWords } from './words';

const cellFields: readonly Field<Cell>[] = [
  { id: 'profileId', label: 'Profile', of: ({ profileId }) => profileId },
  { id: 'placeId', label: 'Place', of: ({ placeId }) => placeId },
  { id: 'decision', label: 'Decision', of: ({ decision }) => decisionWords[decision] },
  { id: 'clauses', label: 'Rules', of: ({ clauses, isUnlisted }) => (isUnlisted ? 'not listed' : clauses.join(' ')) },
  { id: 'validUntil', label: 'Until (UTC)', show: inTime, of: ({ validUntil }) => validUntil },
];

/** What a file was made with, as far as something was chosen. */
export interface Chosen {
  filter?: string | undefined;
  tenant?: string | undefined;
}

function chosenFacts({ filter, tenant }: Chosen): Record<string, string> {
  return { ...(filter ? { filter } : {}), ...(tenant ? { tenant } : {}) };
}

/** The matrix, a line for each pair. */
export function matrixDataset(matrix: ResidencyMatrix, rows: readonly MatrixRow[], chosen: Chosen): Dataset {
  const facts = {
    at: matrix.at, register: `${matrix.registerName}, version ${matrix.registerVersion}`, ruleSet: matrix.ruleSet,
    ...chosenFacts(chosen),
  };
  return datasetOf('residency-matrix', rows.flatMap(({ cells }) => cells), cellFields, facts);
}

interface FindingOfPlace {
  placeId: string;
  finding: PlaceDecision['findings'][number];
}

const findingFields: readonly Field<FindingOfPlace>[] = [
  { id: 'placeId', label: 'Place', of: ({ placeId }) => placeId },
  { id: 'clause', label: 'Rule', of: ({ finding }) => finding.clause },
  { id: 'title', label: 'Title', of: ({ finding }) => finding.title },
  { id: 'basis', label: 'Legal basis', of: ({ finding }) => finding.basis },
  { id: 'result', label: 'Result', of: ({ finding }) => resultWords[finding.result] },
  { id: 'subjectId', label: 'Of', of: ({ finding }) => finding.subjectId },
  { id: 'required', label: 'Asked', of: ({ finding }) => finding.required },
  { id: 'observed', label: 'Known', of: ({ finding }) => finding.observed },
  { id: 'until', label: 'Until (UTC)', show: inTime, of: ({ finding }) => finding.until },
  { id: 'claims', label: 'Claims', of: ({ finding }) => finding.claims.map(({ id }) => id).join(' ') },
  {
    id: 'evidence', label: 'Evidence',
    of: ({ finding }) => finding.claims.flatMap(({ evidence }) => evidence?.sha256 ?? []).join(' '),
  },
];

export function findingDataset(decisions: readonly PlaceDecision[], facts: Readonly<Record<string, string>>): Dataset {
  const rows = decisions.flatMap(({ placeId, findings }) => findings.map((finding) => ({ placeId, finding })));
  return datasetOf('residency-findings', rows, findingFields, facts);
}

const expiryFields = (now: number): readonly Field<Expiry>[] => [
  { id: 'expiresAt', label: 'Runs out (UTC)', show: inTime, of: ({ expiresAt }) => expiresAt },
  { id: 'state', label: 'State', of: (expiry) => (hasRunOut(expiry, now) ? 'ran out' : 'runs out') },
  { id: 'attribute', label: 'What', show: (value) => attributeWords(String(value ?? '')), of: ({ attribute }) => attribute },
  { id: 'claimId', label: 'Claim', of: ({ claimId }) => claimId },
  { id: 'subjectIds', label: 'Of', of: ({ subjectIds }) => subjectIds.join(' ') },
  { id: 'placeIds', label: 'Places', of: ({ placeIds }) => placeIds.join(' ') },
  { id: 'profileIds', label: 'Profiles', of: ({ profileIds }) => profileIds.join(' ') },
  { id: 'jobCount', label: 'Jobs', numeric: true, of: ({ jobCount }) => jobCount },
  { id: 'jobs', label: 'Which jobs', of: ({ jobs }) => jobs.map(({ jobId }) => jobId).join(' ') },
];

export function expiryDataset(expiries: readonly Expiry[], days: number, now: number, chosen: Chosen): Dataset {
  return datasetOf('residency-expiries', expiries, expiryFields(now), { within: `${days} days`, ...chosenFacts(chosen) });
}

const attestationFields: readonly Field<Attestation>[] = [
  { id: 'sequence', label: 'Number', numeric: true, of: ({ sequence }) => sequence },
  { id: 'evaluatedAt', label: 'Evaluated (UTC)', show: inTime, of: ({ evaluatedAt }) => evaluatedAt },
  { id: 'kind', label: 'Kind', of: ({ kind }) => kind },
  { id: 'jobId', label: 'Job', of: ({ jobId }) => jobId },
  { id: 'profileId', label: 'Profile', of: ({ profileId }) => profileId },
  { id: 'profileVersion', label: 'Version', numeric: true, of: ({ profileVersion }) => profileVersion },
  { id: 'placeId', label: 'Place', of: ({ placeId }) => placeId },
  { id: 'startsAt', label: 'Starts (UTC)', show: inTime, of: ({ startsAt }) => startsAt },
  { id: 'endsAt', label: 'Ends (UTC)', show: inTime, of: ({ endsAt }) => endsAt },
  { id: 'decision', label: 'Decision', of: ({ decision }) => decisionWords[decision] },
  { id: 'validUntil', label: 'Valid until (UTC)', show: inTime, of: ({ validUntil }) => validUntil },
  { id: 'state', label: 'State', of: ({ state }) => state },
  { id: 'payloadSha256', label: 'SHA-256', of: ({ payloadSha256 }) => payloadSha256 },
  { id: 'keyFingerprint', label: 'Key', of: ({ keyFingerprint }) => keyFingerprint },
];

export function attestationDataset(
  name: string, attestations: readonly Attestation[], facts: Readonly<Record<string, string>>,
): Dataset {
  return datasetOf(name, attestations, attestationFields, facts);
}

const ruleFields: readonly Field<ResidencyRules['clauses'][number]>[] = [
  { id: 'clause', label: 'Rule', of: ({ clause }) => clause },
  { id: 'title', label: 'Title', of: ({ title }) => title },
  { id: 'required', label: 'Asked', of: ({ required }) => required },
  { id: 'basis', label: 'Legal basis', of: ({ basis }) => basis },
  { id: 'inheritedFrom', label: 'Inherited from', of: ({ inheritedFrom }) => inheritedFrom },
];

export function ruleDataset(rules: ResidencyRules): Dataset {
  const facts = { profile: rules.profileId, version: String(rules.version), lineage: rules.lineage.join(' > ') };
  return datasetOf(`profile-${rules.profileId}`, rules.clauses, ruleFields, facts);
}

const waiverFields: readonly Field<ResidencyRules['waivers'][number]>[] = [
  { id: 'clause', label: 'Rule', of: ({ clause }) => clause },
  { id: 'placeId', label: 'Place', of: ({ placeId }) => placeId },
  { id: 'by', label: 'By', of: ({ by }) => by },
  { id: 'reason', label: 'Reason', of: ({ reason }) => reason },
  { id: 'from', label: 'From (UTC)', show: inTime, of: ({ from }) => from },
  { id: 'to', label: 'Until (UTC)', show: inTime, of: ({ to }) => to },
  { id: 'state', label: 'State', of: ({ state }) => state },
];

export function waiverDataset(rules: ResidencyRules): Dataset {
  return datasetOf(`waivers-${rules.profileId}`, rules.waivers, waiverFields, { profile: rules.profileId });
}

const capacityFields: readonly Field<CapacityPlace>[] = [
  { id: 'placeId', label: 'Place', of: ({ placeId }) => placeId },
  { id: 'decision', label: 'Decision', of: ({ decision }) => decisionWords[decision] },
  { id: 'powerW', label: 'Power now', numeric: true, show: inPower, of: ({ powerW }) => powerW },
  { id: 'plannedW', label: 'By then', numeric: true, show: inPower, of: ({ plannedW }) => plannedW },
  { id: 'clauses', label: 'Rules', of: ({ clauses }) => clauses.join(' ') },
];

export function capacityDataset(capacity: ResidencyCapacity): Dataset {
  const facts = { profile: capacity.profileId, at: capacity.at, ...(capacity.by ? { by: capacity.by } : {}) };
  return datasetOf(`capacity-${capacity.profileId}`, capacity.places, capacityFields, facts);
}
