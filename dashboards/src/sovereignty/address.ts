import { withParams } from '../shell/query';

const PROFILE = /^\/sovereignty\/profiles\/([^/]+)\/?$/;

/** The profile whose page a path names. */
export function profileOfPath(path: string): string | undefined {
  const id = PROFILE.exec(path)?.[1];
  return id && decodeURIComponent(id);
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const text = withParams(new URLSearchParams(), query);
  return text ? `${path}?${text}` : path;
}

/** A profile's page, at the moment that is looked at. */
export function profileHref(profileId: string, at?: string): string {
  return withQuery(`/sovereignty/profiles/${encodeURIComponent(profileId)}`, { at });
}

/** The matrix with a cell opened. */
export function cellHref(profileId: string, placeId: string, at?: string): string {
  return withQuery('/sovereignty', { at, profile: profileId, place: placeId });
}

/** The matrix with a job's places beside it. */
export function jobPlacesHref(jobId: string, at?: string): string {
  return withQuery('/sovereignty', { at, job: jobId });
}

export function matrixHref(at?: string): string {
  return withQuery('/sovereignty', { at });
}
