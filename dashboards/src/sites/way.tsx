import { useEffect } from 'preact/hooks';
import { fleetApi } from '../api/fleet';
import { useResource } from '../api/resource';
import { byLeastHeadroom } from '../fleet/summary';
import { navigate } from '../shell/router';
import { Empty, ErrorState, Skeleton } from '../shell/states';
import { TopBar } from '../shell/topbar';
import { siteHref } from './address';

/** Where a path leads that names no site: to the one with the least headroom, or to that of an element. */
export function SiteWay({ domainId }: { domainId: string | undefined }) {
  const target = useResource<string | null>(domainId ?? 'least headroom', async (signal) => {
    if (domainId === undefined) {
      const { sites } = await fleetApi.summary(undefined, signal);
      const [tightest] = byLeastHeadroom(sites);
      return tightest ? siteHref({ siteId: tightest.siteId, domainId: undefined }) : null;
    }
    const { items } = await fleetApi.domain(domainId, signal);
    const domain = items.find((item) => item.id === domainId);
    return domain ? siteHref({ siteId: domain.siteId, domainId }) : null;
  });
  useEffect(() => {
    if (target.data) navigate(target.data, true);
  }, [target.data]);
  return (
    <>
      <TopBar title="Power domains" />
      <main class="page">
        {target.error ? (
          <ErrorState error={target.error} retry={target.reload} />
        ) : target.data === null ? (
          <Empty title={domainId === undefined ? 'No site is declared yet' : `There is no power domain ${domainId}`}>
            <a class="button" href="/fleet">Fleet</a>
          </Empty>
        ) : (
          <Skeleton label="the site" />
        )}
      </main>
    </>
  );
}
