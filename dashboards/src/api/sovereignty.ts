import { address, request, type Query } from './http';
import type { Approval } from './accesstypes';
import type {
  Attestation, AttestationKey, Expiry, RegisterVersion, ResidencyCapacity, ResidencyDecisions, ResidencyMatrix,
  ResidencyRules,
} from './sovereigntytypes';
import type { Page } from './types';

type Signal = AbortSignal | undefined;

function get<T>(url: string, signal: Signal): Promise<T> {
  return request<T>(url, signal ? { signal } : {});
}

/** Where the service has what a panel shows; also what "copy as curl" copies and what is downloaded. */
export const sovereigntyUrls = {
  register: address('/sovereignty/register'),
  matrix: (at: string | undefined) => address('/residency-matrix', { at }),
  decisions: (query: Query) => address('/residency-decisions', query),
  rules: (profileId: string, at: string | undefined) => address('/residency-rules', { profileId, at }),
  capacity: (query: Query) => address('/residency-capacity', query),
  attestations: (query: Query) => address('/attestations', query),
  attestation: (sequence: number) => address(`/attestations/${sequence}`),
  attestationLog: address('/attestations/log'),
  keys: address('/attestation-keys'),
  expiries: (days: number) => address('/residency-expiries', { within: `P${days}D` }),
  evidence: (sha256: string) => address(`/evidence/${encodeURIComponent(sha256)}`),
};

export const sovereigntyApi = {
  registers: (query: Query, signal?: AbortSignal) =>
    get<Page<RegisterVersion>>(address('/sovereignty/registers', query), signal),
  matrix: (at: string | undefined, signal?: AbortSignal) =>
    get<ResidencyMatrix>(sovereigntyUrls.matrix(at), signal),
  decisions: (query: Query, signal?: AbortSignal) =>
    get<ResidencyDecisions>(sovereigntyUrls.decisions(query), signal),
  rules: (profileId: string, at: string | undefined, signal?: AbortSignal) =>
    get<ResidencyRules>(sovereigntyUrls.rules(profileId, at), signal),
  capacity: (query: Query, signal?: AbortSignal) =>
    get<ResidencyCapacity>(sovereigntyUrls.capacity(query), signal),
  attestations: (query: Query, signal?: AbortSignal) =>
    get<Page<Attestation>>(sovereigntyUrls.attestations(query), signal),
  keys: (signal?: AbortSignal) => get<Page<AttestationKey>>(sovereigntyUrls.keys, signal),
  expiries: (days: number, signal?: AbortSignal) =>
    get<Page<Expiry>>(sovereigntyUrls.expiries(days), signal),

  putRegister: (file: File, reason: string) =>
    request<Approval | { version: string }>(address('/sovereignty/register', { reason }), {
      method: 'PUT',
      body: file,
      headers: { 'Content-Type': /\.ya?ml$/i.test(file.name) ? 'application/yaml' : 'application/json' },
    }),
};
