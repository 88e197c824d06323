import { address, request, type Query } from './http';
import type { Approval } from './accesstypes';
import type {
  Attestation, AttestationKey, Expiry, RegisterDifference, RegisterPut, RegisterVersion, ResidencyCapacity, ResidencyDecisions, ResidencyMatrix,
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
  registers: (query: Query) => address('/sovereignty/registers', query),
  oldRegister: (version: string) => address(`/sovereignty/registers/${encodeURIComponent(version)}`),
  registerDiff: (version: string, against: string) =>
    address(`/sovereignty/registers/${encodeURIComponent(version)}/diff`, { against }),
  matrix: (at: string | undefined, tenant: string | undefined) => address('/residency-matrix', { tenant, at }),
  decisions: (query: Query) => address('/residency-decisions', query),
  rules: (profileId: string, at: string | undefined) => address('/residency-rules', { profileId, at }),
  capacity: (query: Query) => address('/residency-capacity', query),
  attestations: (query: Query) => address('/attestations', query),
  attestation: (sequence: number) => address(`/attestations/${sequence}`),
  attestationLog: address('/attestations/log'),
  keys: address('/attestation-keys'),
  expiries: (days: number, tenant: string | undefined) =>
    address('/residency-expiries', { within: `P${days}D`, tenant }),
  evidence: (sha256: string) => address(`/evidence/${encodeURIComponent(sha256)}`),
};

function putting(document: File, instead: string | undefined) {
  return {
    method: 'PUT',
    body: document,
    headers: {
      'Content-Type': /\.ya?ml$/i.test(document.name) ? 'application/yaml' : 'application/json',
      ...(instead === undefined ? {} : { 'If-Match': `"${instead}"` }),
    },
  };
}

export const sovereigntyApi = {
  registers: (query: Query, signal?: AbortSignal) =>
    get<Page<RegisterVersion>>(sovereigntyUrls.registers(query), signal),
  oldRegister: (version: string) => get<unknown>(sovereigntyUrls.oldRegister(version), undefined),
  registerDiff: (version: string, against: string, signal?: AbortSignal) =>
    get<{ difference: RegisterDifference }>(sovereigntyUrls.registerDiff(version, against), signal),
  matrix: (at: string | undefined, tenant: string | undefined, signal?: AbortSignal) =>
    get<ResidencyMatrix>(sovereigntyUrls.matrix(at, tenant), signal),
  decisions: (query: Query, signal?: AbortSignal) =>
    get<ResidencyDecisions>(sovereigntyUrls.decisions(query), signal),
  rules: (profileId: string, at: string | undefined, signal?: AbortSignal) =>
    get<ResidencyRules>(sovereigntyUrls.rules(profileId, at), signal),
  capacity: (query: Query, signal?: AbortSignal) =>
    get<ResidencyCapacity>(sovereigntyUrls.capacity(query), signal),
  attestations: (query: Query, signal?: AbortSignal) =>
    get<Page<Attestation>>(sovereigntyUrls.attestations(query), signal),
  keys: (signal?: AbortSignal) => get<Page<AttestationKey>>(sovereigntyUrls.keys, signal),
  expiries: (days: number, tenant: string | undefined, signal?: AbortSignal) =>
    get<Page<Expiry>>(sovereigntyUrls.expiries(days, tenant), signal),

  /** What it would do; nothing is changed. */
  tryRegister: (document: File, instead: string) =>
    request<RegisterPut>(address('/sovereignty/register', { validateOnly: 'true' }), putting(document, instead)),
  /** Has it be in force instead of the version that was looked at, or as the first. */
  putRegister: (document: File, reason: string, instead?: string) =>
    request<Approval | RegisterPut>(address('/sovereignty/register', { reason }), putting(document, instead)),
};
