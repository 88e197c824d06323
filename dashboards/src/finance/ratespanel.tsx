import type { Report } from '../api/financetypes';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';

const day = (instant: string) => instant.slice(0, 10);

/** By which rates, prices and emission factors a month was counted, with their sources and dates. */
export function RatesPanel({ resource }: { resource: Resource<Report> }) {
  const data = resource.data;
  const isNone = data && data.assumptions.length === 0 && data.series.length === 0;
  return (
    <Panel<Report>
      id="rates" title="Rates and emission factors" className="list-panel rates-panel" resource={resource}
      note="by which the month was counted"
      empty={isNone ? { title: 'There are no assumptions yet', body: <p>PUT a book at /api/v1/books; docs/formats.md shows how.</p> } : undefined}
    >
      {(report) => (
        <TableBox label="Rates and emission factors" className="rates-box" grows={false}>
          <table>
            <thead>
              <tr>
                <th scope="col">What</th><th scope="col">Value</th><th scope="col">From</th><th scope="col">To</th>
                <th scope="col">Source</th><th scope="col">Read on</th>
              </tr>
            </thead>
            <tbody>
              {report.assumptions.map((it) => (
                <tr key={`${it.kind} ${it.name} ${it.from}`} data-testid="rate-row">
                  <th scope="row" title={it.kind}>{it.name}</th><td class="wrap">{it.value}</td><td>{it.from ?? '–'}</td><td>{it.to ?? '–'}</td>
                  <td class="wrap">{it.source}</td><td>{it.retrievedOn}{it.isToBeChecked && <small class="muted"> to be checked</small>}</td>
                </tr>
              ))}
              {report.series.map((it) => (
                <tr key={it.id} data-testid="rate-row">
                  <th scope="row">{it.id}</th><td>series, version {it.version}</td><td>{day(it.from)}</td><td>{day(it.to)}</td><td class="wrap">{it.source}</td><td>–</td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
