import { withParams } from '../shell/query';

/** Which nodes are shown. Those without an agent are left out unless all are wanted, or what was not run is. */
export interface GridFilter {
  model: string | undefined;
  siteId: string | undefined;
  verdict: string | undefined;
  all: boolean;
}

/** The same as the service is asked. */
export function gridQuery({ model, siteId, verdict, all }: GridFilter): Record<string, string | undefined> {
  return { model, siteId, verdict, ...(all || verdict === 'NotRun' ? {} : { enrolled: 'true' }) };
}

/** The page with a node's panel open. */
export function nodeHref(nodeId: string): string {
  return `/validation?${withParams(new URLSearchParams(), { node: nodeId })}`;
}
