import { withParams } from '../shell/query';
import { navigate, params, path } from '../shell/router';

/** The object that the path names. */
export interface SitePath {
  siteId: string;
  domainId: string | undefined;
}

const PATTERN = /^\/sites\/([^/]+)(?:\/domains\/([^/]+))?\/?$/;

export function sitePath(text: string): SitePath | undefined {
  const match = PATTERN.exec(text);
  if (!match?.[1]) return undefined;
  return { siteId: decodeURIComponent(match[1]), domainId: match[2] && decodeURIComponent(match[2]) };
}

export function siteHref({ siteId, domainId }: SitePath): string {
  const site = `/sites/${encodeURIComponent(siteId)}`;
  return domainId === undefined ? site : `${site}/domains/${encodeURIComponent(domainId)}`;
}

/** A rack beside the power tree of its site. */
export function rackHref(siteId: string, rackId: string): string {
  return `${siteHref({ siteId, domainId: undefined })}?${new URLSearchParams({ rack: rackId })}`;
}

/** Selects an element; the view of it stays, but a simulated loss was of another. */
export function selectDomain(siteId: string, domainId: string, replace: boolean): void {
  if (sitePath(path.peek())?.domainId === domainId) return;
  const query = withParams(params.peek(), { loss: undefined });
  navigate(siteHref({ siteId, domainId }) + (query ? `?${query}` : ''), replace);
}
