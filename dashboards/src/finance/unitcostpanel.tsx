import type { Report, ReportTable } from '../api/financetypes';
import type { Query } from '../api/http';
import type { Resource } from '../api/resource';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { cellText, heading, isNumeric, shownUnit } from './cells';
import { FilesMenu } from './filesmenu';
import { Unit } from './unit';

const captions: Readonly<Record<string, string>> = {
  'Unit costs': 'What a GPU-hour, a million tokens and a task cost',
  'Break-even': 'p*: the price of electricity above which pausing paid work saves more than it loses',
  Lives: 'If servers, networks and storage lasted other times',
};

function Table({ table }: { table: ReportTable }) {
  const shown = table.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.name !== 'rowId');
  const caption = captions[table.name] ?? table.name;
  return (
    <section data-testid={`unit-costs-${table.name}`}>
      <h3>{caption}</h3>
      <TableBox label={caption}>
        <table>
          <thead>
            <tr>
              {shown.map(({ column }) => {
                const unit = shownUnit(column);
                return <th key={column.name} scope="col" class={isNumeric(column) ? 'number' : undefined} title={column.description}>{heading(column.name, column.unit)}{unit && <Unit word={unit} />}</th>;
              })}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={String(row[0]) + String(row[1])} data-testid="unit-cost-row">
                {shown.map(({ column, at }, place) => place === 0
                  ? <th key={column.name} scope="row">{cellText(column, row[at])}</th>
                  : <td key={column.name} class={isNumeric(column) ? 'number' : undefined}>{cellText(column, row[at])}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

/** What units of work cost, when pausing pays, and what other lives of assets would change. */
export function UnitCostPanel({ resource, query }: { resource: Resource<Report>; query: Query }) {
  return (
    <Panel<Report>
      id="unit-costs" title="Unit costs" className="list-panel" resource={resource} note="of the month's own rows; utilisation stands beside every cost"
      empty={resource.data?.rows.length === 0 ? { title: 'Nothing is booked in this month' } : undefined}
      tools={<FilesMenu kind="unit-costs" query={query} />}
    >
      {(report) => (
        <>
          <Table table={{ name: 'Unit costs', columns: report.columns, rows: report.rows }} />
          {report.more.filter(({ rows }) => rows.length > 0).map((table) => <Table key={table.name} table={table} />)}
        </>
      )}
    </Panel>
  );
}
