import { nodeApi } from '../api/nodes';
import type { ServiceNodes } from '../api/nodes';
import { serviceApi, serviceUrls } from '../api/services';
import type { InferenceService, Traffic, TrafficQuarter } from '../api/servicetypes';
import { useResource } from '../api/resource';
import { DataTable } from '../charts/datatable';
import { ExportMenu, TableToggle } from '../charts/exportmenu';
import { LiveDot, PauseButton } from '../shell/live';
import { useLiveTurn, useTurn } from '../shell/liveturn';
import { Panel } from '../shell/panel';
import { hasWord } from '../shell/router';
import { mayForAll } from '../shell/self';
import { ErrorState, Skeleton } from '../shell/states';
import { TableBox } from '../shell/tablebox';
import { TopBar } from '../shell/topbar';
import { count, money, percent, percentWhole } from '../units/format';
import { dateTime, timeOfDay } from '../units/zone';
import { NodesPanel } from './nodespanel';
import { ServiceStateBadge } from './servicestate';
import { trafficDataset } from './shares';
import { TrafficChart } from './trafficchart';
import { forecastText, gpusText, latencyText, perSecond } from './words';

function Now({ quarter, budgetMillis }: { quarter: TrafficQuarter; budgetMillis: number }) {
  return (
    <>
      <TableBox label="Shares now">
        <table>
          <thead>
            <tr>
              <th scope="col">Pool</th><th scope="col">Site</th><th scope="col" class="number">Share</th>
              <th scope="col" class="number">Replicas</th><th scope="col" class="number">GPUs</th>
              <th scope="col" class="number">Busy</th><th scope="col" class="number">Latency</th>
            </tr>
          </thead>
          <tbody>
            {quarter.shares.map((share) => (
              <tr key={share.poolId} data-testid="share-row">
                <td>{share.poolId}</td>
                <td>{share.siteId}</td>
                <td class="number">{percent(share.shareRatio)}</td>
                <td class="number">{count(share.replicaCount)}</td>
                <td class="number">{gpusText(share.gpuCount, share.replicaPerGpuCount)}</td>
                <td class="number">{percentWhole(share.loadRatio)}</td>
                <td class="number">{latencyText(share.latencyMillis, budgetMillis)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {quarter.reasons.length > 0 && (
        <ul class="traffic-reasons" data-testid="service-reasons">
          {quarter.reasons.map((reason) => <li key={reason.message}>{reason.message}</li>)}
        </ul>
      )}
    </>
  );
}

function Facts({ service }: { service: InferenceService }) {
  const { spec, forecast } = service;
  const facts: [string, string][] = [
    ['Tenant', spec.tenant],
    ['Model', spec.model],
    ['Users in', spec.region],
    ['Residency', spec.residency],
    ['Latency budget', `${count(spec.latencyBudgetMillis)} ms`],
    ['Tokens per request', count(spec.tokensPerRequestCount)],
    ['Replicas', `${count(spec.minReplicaCount)} to ${count(spec.maxReplicaCount)}`],
    ['Failover', spec.failover ? 'any one site may be lost' : 'not promised'],
    ['A thousand unserved', money(spec.perThousandUnservedMinor, spec.currency)],
    [
      'Forecast',
      forecast
        ? `${dateTime(Date.parse(forecast.from), 'UTC')} to ${dateTime(Date.parse(forecast.to), 'UTC')} UTC, beyond ${forecastText(forecast.beyond)}`
        : forecastText('None'),
    ],
  ];
  return (
    <dl class="traffic-facts" data-testid="service-facts">
      {facts.map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  );
}

export function ServicePage({ id }: { id: string }) {
  const { turn, live, paused, setPaused } = useLiveTurn(mayForAll('jobs:read') ? serviceUrls.events : undefined);
  const service = useResource<InferenceService>(id, (signal) => serviceApi.service(id, signal));
  const traffic = useResource<Traffic>(id, (signal) => serviceApi.traffic(id, signal), true);
  const nodes = useResource<ServiceNodes>(id, (signal) => nodeApi.ofService(id, signal), true);
  useTurn(turn, () => {
    service.reload();
    traffic.reload();
    nodes.reload();
  });
  const planned = traffic.data;
  const nothing = planned && !planned.now
    ? { title: 'It is planned in a moment', body: <p>{planned.reasons[0]?.message}</p> }
    : undefined;
  return (
    <>
      <TopBar title="Service">
        <LiveDot state={live} />
        <PauseButton paused={paused} set={setPaused} />
      </TopBar>
      <main class="page" data-testid="service">
        {service.data ? (
          <div class="job-head">
            <h2>{service.data.id}</h2>
            <ServiceStateBadge state={service.data.status.state} />
            {planned?.now && (
              <span class="muted">
                {perSecond(planned.now.requestsPerSecond)} {forecastText(planned.now.forecast)}
              </span>
            )}
          </div>
        ) : service.error ? (
          <ErrorState error={service.error} retry={service.reload} />
        ) : (
          <Skeleton label="Service" />
        )}
        {service.data && (
          <>
            <Panel<Traffic>
              id="traffic" title="Where requests go" resource={traffic} empty={nothing}
              note={planned?.plannedAt ? `planned ${timeOfDay(Date.parse(planned.plannedAt), 'UTC')} UTC` : undefined}
              tools={
                <>
                  <TableToggle panel="traffic" />
                  {planned && (
                    <ExportMenu panel="traffic" url={serviceUrls.traffic(id)} dataset={() => trafficDataset(planned)} />
                  )}
                </>
              }
            >
              {(data) =>
                hasWord('table', 'traffic') ? (
                  <DataTable panel="traffic" data={trafficDataset(data)} label="Where requests go" />
                ) : (
                  <TrafficChart traffic={data} />
                )
              }
            </Panel>
            <Panel<Traffic> id="now" title="Now" resource={traffic} empty={nothing}>
              {(data) => data.now && <Now quarter={data.now} budgetMillis={data.latencyBudgetMillis} />}
            </Panel>
            <NodesPanel
              resource={nodes}
              siteOf={(poolId) => planned?.now?.shares.find((it) => it.poolId === poolId)?.siteId}
            />
            <Panel<InferenceService> id="asked" title="What was asked" resource={service}>
              {(data) => <Facts service={data} />}
            </Panel>
          </>
        )}
      </main>
    </>
  );
}
