import type { Report, ReportCell } from '../api/financetypes';
import type { Query } from '../api/http';
import type { Resource } from '../api/resource';
import { Icon } from '../shell/icons';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { cellText, heading, isNumeric, numberOf, shownUnit, textIn } from './cells';
import { FilesMenu } from './filesmenu';
import { Unit } from './unit';

/** Whether nothing is left between the rows and what they have to be. */
export function isReconciled(report: Report): boolean {
  return report.rows
    .filter((row) => textIn(report, row, 'part').startsWith('difference'))
    .every((row) => report.columns.every((column, at) => !isNumeric(column) || (numberOf(row[at]) ?? 0) === 0));
}

function partClass(part: string): string | undefined {
  if (part.startsWith('difference')) return 'difference';
  return part === 'sum' || part === 'total' ? 'total' : undefined;
}

function Cells({ report, row }: { report: Report; row: readonly ReportCell[] }) {
  return (
    <>
      {report.columns.map((column, at) =>
        column.name === 'rowId' ? null
          : column.name === 'siteId' ? <th key={column.name} scope="row">{cellText(column, row[at])}</th>
            : <td key={column.name} class={isNumeric(column) ? 'number' : undefined}>{cellText(column, row[at])}</td>,
      )}
    </>
  );
}

/** That jobs, idle, unassigned and overhead are the meters and the ledger. */
export function ReconciliationPanel({ resource, query }: { resource: Resource<Report>; query: Query }) {
  const report = resource.data;
  const note = report && (isReconciled(report)
    ? <span class="badge good" data-testid="reconciled"><Icon name="check" size={12} /> The parts are the meters and the ledger</span>
    : <span class="badge danger" data-testid="reconciled"><Icon name="warn" size={12} /> There is a difference</span>);
  return (
    <Panel<Report>
      id="reconciliation" title="Reconciled" className="list-panel" resource={resource} note={note}
      empty={report?.rows.length === 0 ? { title: 'Nothing is booked in this month' } : undefined}
      tools={<FilesMenu kind="reconciliation" query={query} />}
    >
      {(data) => (
        <TableBox label="Reconciled" className="reconciliation-box">
          <table>
            <thead>
              <tr>
                {data.columns.filter(({ name }) => name !== 'rowId').map((column) => {
                  const unit = shownUnit(column);
                  return <th key={column.name} scope="col" class={isNumeric(column) ? 'number' : undefined} title={column.description}>{heading(column.name, column.unit)}{unit && <Unit word={unit} />}</th>;
                })}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => {
                const part = textIn(data, row, 'part');
                return <tr key={`${textIn(data, row, 'siteId')} ${part}`} class={partClass(part)} data-testid="reconciliation-row"><Cells report={data} row={row} /></tr>;
              })}
            </tbody>
          </table>
        </TableBox>
      )}
    </Panel>
  );
}
