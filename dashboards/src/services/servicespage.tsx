import { serviceApi, serviceUrls } from '../api/services';
import type { InferenceService } from '../api/servicetypes';
import type { Page } from '../api/types';
import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn, useTurn } from '../shell/liveturn';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { mayForAll } from '../shell/self';
import { TableBox } from '../shell/tablebox';
import { TopBar } from '../shell/topbar';
import { count, percent } from '../units/format';
import { ServiceStateBadge } from './servicestate';
import { gpusText, latencyText, perSecond, shortText } from './words';

const PAGE_SIZE = 50;

function Row({ service }: { service: InferenceService }) {
  const { spec, status } = service;
  const why = shortText(service);
  return (
    <tr data-testid="service-row">
      <td><a href={`/services/${encodeURIComponent(service.id)}`}>{service.id}</a></td>
      <td><ServiceStateBadge state={status.state} /></td>
      <td>{spec.model}</td>
      <td>{spec.tenant}</td>
      <td class="number">{perSecond(status.requestsPerSecond)}</td>
      <td class="number">{count(status.replicaCount)}</td>
      <td class="number">{gpusText(status.gpuCount, status.replicaPerGpuCount)}</td>
      <td>{status.siteIds.join(', ') || '–'}</td>
      <td class="number">{latencyText(status.latencyMillis, spec.latencyBudgetMillis)}</td>
      <td class="number">{percent(status.unservedRatio)}</td>
      <td class={why ? 'place' : 'place muted'} title={why}>{why ?? '–'}</td>
    </tr>
  );
}

function NothingServed() {
  return <p>PUT a model, a region and a service over REST; docs/rest.md shows how. What it gets stands here in a moment.</p>;
}

export function ServicesPage() {
  const { turn, live, paused, setPaused } = useLiveTurn(mayForAll('jobs:read') ? serviceUrls.events : undefined);
  const pages = usePages<InferenceService>('services', (pageToken) =>
    serviceApi.services({ pageSize: PAGE_SIZE, pageToken }),
  );
  useTurn(turn, pages.refresh);
  return (
    <>
      <TopBar title="Services">
        <LiveDot state={live} />
        <PauseButton paused={paused} set={setPaused} />
      </TopBar>
      <main class="page" data-testid="services">
        <Panel<Page<InferenceService>>
          id="services" title="Services" className="list-panel" resource={pages.resource}
          note="inference, in the quarter of an hour that has begun"
          empty={pages.items.length > 0 ? undefined : { title: 'No service has been asked for yet', body: <NothingServed /> }}
        >
          {() => (
            <TableBox label="Services">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Service</th><th scope="col">State</th><th scope="col">Model</th>
                    <th scope="col">Tenant</th><th scope="col" class="number">Requests</th>
                    <th scope="col" class="number">Replicas</th><th scope="col" class="number">GPUs</th>
                    <th scope="col">Sites</th>
                    <th scope="col" class="number">Latency</th><th scope="col" class="number">Unserved</th>
                    <th scope="col">What is short</th>
                  </tr>
                </thead>
                <tbody>{pages.items.map((service) => <Row key={service.id} service={service} />)}</tbody>
              </table>
              <MorePages pages={pages} />
            </TableBox>
          )}
        </Panel>
      </main>
    </>
  );
}
