import type { Report } from '../api/financetypes';
import type { Query } from '../api/http';
import type { Resource } from '../api/resource';
import { TableToggle } from '../charts/exportmenu';
import { DataTable } from '../charts/datatable';
import { Panel } from '../shell/panel';
import { hasWord, param, setParams } from '../shell/router';
import { euros } from './cells';
import { waterfallDataset } from './datasets';
import { FilesMenu } from './filesmenu';
import { axis, place, sitesOf, steps, type Step } from './waterfall';

const percent = (part: number) => `${(part * 100).toFixed(2)}%`;

function signedEuros(step: Step): string {
  const text = euros(step.value / 100);
  return step.kind === 'step' && step.value > 0 ? `+${text}` : text;
}

function Bars({ all, currency }: { all: readonly Step[]; currency: string }) {
  const its = axis(all);
  return (
    <>
      <ol class="waterfall" data-testid="waterfall">
        {all.map((step) => {
          const { left, width } = place(step, its);
          const look = step.kind === 'level' ? 'level' : step.value > 0 ? 'more' : 'less';
          return (
            <li key={step.id} data-testid={`waterfall-${step.id}`}>
              <span class="waterfall-label">{step.label}</span>
              <span class={`waterfall-track${its.isCut ? ' cut' : ''}`} aria-hidden="true">
                <i class={look} style={{ left: percent(left), width: step.value === 0 ? '1px' : `max(2px, ${percent(width)})` }} />
              </span>
              <span class="number">{signedEuros(step)}</span>
            </li>
          );
        })}
      </ol>
      <p class="waterfall-note muted">
        {currency}. {its.isCut ? `The axis begins at ${euros(its.from / 100)}, not at 0.` : 'The axis begins at 0.'} More leans to the right, less to the left.
      </p>
    </>
  );
}

/** What changed from the month before, and why. */
export function WaterfallPanel({ resource, query, period }: { resource: Resource<Report>; query: Query; period: string }) {
  const site = param('site');
  const asTable = hasWord('table', 'waterfall');
  const sites = resource.data ? sitesOf(resource.data) : [];
  const chosen = sites.find((it) => it === site);
  const isFirst = resource.error?.status === 409 || resource.error?.status === 404;
  const none: Report | undefined = isFirst ? { kind: 'waterfall', asked: { currency: 'EUR' }, currencies: [], more: [], period: { id: period, state: 'Open', from: '', to: '', quarterCount: 0 }, isProvisional: false, columns: [], rows: [], total: [], assumptions: [], series: [], warnings: [] } : undefined;
  return (
    <Panel<Report>
      id="waterfall" title="From the month before" className="list-panel" note="cost, and why it changed"
      resource={none ? { ...resource, data: none, error: undefined } : resource}
      empty={
        isFirst ? { title: 'There is no closed month before', body: <p>{resource.error?.detail}</p> }
          : resource.data?.rows.length === 0 ? { title: 'Nothing is booked in this month' } : undefined
      }
      tools={
        !isFirst && (
          <>
            {sites.length > 1 && (
              <select aria-label="Site" value={chosen ?? ''} data-testid="pick-site" onChange={(event) => setParams({ site: event.currentTarget.value || undefined })}>
                <option value="">all sites</option>
                {sites.map((it) => <option key={it} value={it}>{it}</option>)}
              </select>
            )}
            <TableToggle panel="waterfall" />
            <FilesMenu kind="waterfall" query={query} />
          </>
        )
      }
    >
      {(report) => {
        const all = steps(report, chosen);
        return asTable
          ? <DataTable panel="waterfall" data={waterfallDataset(period, chosen ?? 'all', report.asked.currency, all)} label="From the month before" />
          : <Bars all={all} currency={report.asked.currency} />;
      }}
    </Panel>
  );
}
