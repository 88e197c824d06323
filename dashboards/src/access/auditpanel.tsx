import { access } from '../api/access';
import type { AuditEntry } from '../api/accesstypes';
import { useResource } from '../api/resource';
import type { Page } from '../api/types';
import { Icon } from '../shell/icons';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { TableBox } from '../shell/tablebox';
import { count } from '../units/format';
import { dateTime } from '../units/zone';

/** Whether the log is as it was written. */
function Verified() {
  const found = useResource('audit-verification', () => access.verification());
  if (!found.data) {
    return <span class="badge" data-testid="verification">{found.error ? found.error.title : 'Verifying'}</span>;
  }
  const { intact, entryCount, firstBroken } = found.data;
  return intact ? (
    <span class="badge" data-testid="verification">
      <Icon name="check" size={12} /> Intact, {count(entryCount)} entries
    </span>
  ) : (
    <span class="badge danger" data-testid="verification" title={firstBroken?.problem}>
      <Icon name="warn" size={12} /> Broken at entry {String(firstBroken?.number)}
    </span>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  return (
    <tr>
      <td class="number">{String(entry.number)}</td>
      <td>{dateTime(Date.parse(entry.at), 'UTC', true)}</td>
      <td title={entry.caller}>{entry.callerName}</td>
      <td title={entry.route}>{entry.method} {entry.subject}</td>
      <td>{entry.reason ?? '–'}</td>
      <td>{entry.outcome === 'Done' ? 'Done' : <span class="badge warn">Refused {String(entry.status)}</span>}</td>
    </tr>
  );
}

/** Who has changed what, and whether anybody has touched the log. */
export function AuditPanel() {
  const entries = usePages<AuditEntry>('audit-log', (pageToken) => access.auditLog({ pageSize: 50, pageToken }));
  return (
    <Panel<Page<AuditEntry>>
      id="audit-log" title="Audit log" resource={entries.resource} className="list-panel" note="newest first, times in UTC"
      tools={<Verified />}
      empty={entries.items.length > 0 ? undefined : { title: 'Nothing has been changed yet' }}
    >
      {() => (
        <TableBox label="Changes made">
          <table>
            <thead>
              <tr>
                <th scope="col" class="number">Entry</th><th scope="col">At</th><th scope="col">Who</th>
                <th scope="col">What</th><th scope="col">Why</th><th scope="col">Outcome</th>
              </tr>
            </thead>
            <tbody>{entries.items.map((entry) => <EntryRow key={entry.number} entry={entry} />)}</tbody>
          </table>
          <MorePages pages={entries} />
        </TableBox>
      )}
    </Panel>
  );
}
