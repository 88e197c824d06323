import type { Assurance, Claim, ClauseResult, Finding } from '../api/sovereigntytypes';
import { plain } from './plain';
import { ResultWord } from './decision';
import { EvidenceLine } from './evidence';
import { day, moment, plural } from './words';

const assurances: Readonly<Record<Assurance, string>> = {
  self: 'own word', audited: 'audited', measured: 'measured',
};

/** Undefined where it is further away than dates go. */
function known(text: string | undefined): string | undefined {
  return text !== undefined && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function span(claim: Claim): string {
  const [from, to] = [known(claim.from), known(claim.to)];
  if (from && to) return `${day(from)} – ${day(to)}`;
  if (from) return `from ${day(from)}`;
  return to ? `until ${day(to)}` : 'at all times';
}

function ClaimLine({ claim }: { claim: Claim }) {
  return (
    <li class="claim" data-testid="claim">
      <p>
        <b>{claim.issuer}</b> <span class="badge">{assurances[claim.assurance] ?? claim.assurance}</span>{' '}
        <span class="muted">{span(claim)}, claim {claim.id}</span>
      </p>
      {claim.evidence
        ? <EvidenceLine evidence={claim.evidence} />
        : <p class="muted">No document stands behind it.</p>}
    </li>
  );
}

function FindingCard({ finding }: { finding: Finding }) {
  const { clause, title, basis, result, subjectId, observed, required, until, claims } = finding;
  return (
    <li class={`finding ${result.toLowerCase()}`} data-testid="finding" data-clause={clause} data-result={result}>
      <h4><ResultWord result={result} /> {title} <code>{clause}</code></h4>
      <dl class="finding-facts">
        <dt>Asked</dt><dd data-testid="required" title={required}>{plain(required)}</dd>
        <dt>Known</dt><dd data-testid="observed">{plain(observed)}</dd>
        {subjectId && <><dt>Of</dt><dd>{subjectId}</dd></>}
        <dt>Basis</dt><dd data-testid="basis">{basis}</dd>
        {until && <><dt>Until</dt><dd>{moment(until)} UTC</dd></>}
      </dl>
      {claims.length > 0
        ? <ul class="claims" aria-label={`What ${clause} rests on`}>{claims.map((claim) => <ClaimLine key={claim.id} claim={claim} />)}</ul>
        : <p class="muted">Nothing is claimed of it.</p>}
    </li>
  );
}

const urgency: Readonly<Record<ClauseResult, number>> = { Fail: 0, Unknown: 1, Waived: 2, Pass: 3 };

/** What stands against it comes first. */
export function byUrgency(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => urgency[a.result] - urgency[b.result]);
}

/** Every clause's word on a place; those that are met are folded away where others are not. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const ordered = byUrgency(findings);
  const notMet = ordered.filter(({ result }) => result !== 'Pass');
  const met = ordered.filter(({ result }) => result === 'Pass');
  const cards = (some: readonly Finding[]) =>
    some.map((finding, at) => <FindingCard key={`${finding.clause} ${finding.subjectId ?? ''} ${at}`} finding={finding} />);
  if (findings.length === 0) return <p class="muted">The profile asks for nothing.</p>;
  return (
    <>
      {notMet.length > 0 && <ul class="findings">{cards(notMet)}</ul>}
      {met.length > 0 && (
        <details class="findings-met" open={notMet.length === 0} data-testid="findings-met">
          <summary>{plural(met.length, 'clause is', 'clauses are')} met</summary>
          <ul class="findings">{cards(met)}</ul>
        </details>
      )}
    </>
  );
}
