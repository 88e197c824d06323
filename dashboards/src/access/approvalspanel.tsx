import { useSignal } from '@preact/signals';
import { access } from '../api/access';
import type { Approval } from '../api/accesstypes';
import type { Page } from '../api/types';
import { MorePages, usePages } from '../shell/pages';
import { Panel } from '../shell/panel';
import { ReasonDialog } from '../shell/reasondialog';
import { TableBox } from '../shell/tablebox';
import { dateTime } from '../units/zone';

interface Answer {
  approval: Approval;
  approve: boolean;
}

function ApprovalRow({ approval, decide }: { approval: Approval; decide: ((approve: boolean) => void) | undefined }) {
  return (
    <tr>
      <td>{approval.summary}</td>
      <td>{approval.askedBy}</td>
      <td>{dateTime(Date.parse(approval.expiresAt), 'UTC', true)}</td>
      <td>{approval.state === 'Waiting' ? <span class="badge warn">Waiting</span> : `${approval.state}${approval.decidedBy ? ` by ${approval.decidedBy}` : ''}`}</td>
      <td>
        {decide && approval.state === 'Waiting' && (
          <span class="access-actions">
            <button type="button" class="button small primary" data-testid="approve" aria-label={`Approve: ${approval.summary}`} onClick={() => decide(true)}>
              Approve
            </button>
            <button type="button" class="button small" data-testid="refuse" aria-label={`Refuse: ${approval.summary}`} onClick={() => decide(false)}>
              Refuse
            </button>
          </span>
        )}
      </td>
    </tr>
  );
}

/** Changes that wait for somebody else's yes. */
export function ApprovalsPanel({ mayDecide }: { mayDecide: boolean }) {
  const approvals = usePages<Approval>('approvals', (pageToken) => access.approvals({ pageSize: 50, pageToken }));
  const answer = useSignal<Answer | undefined>(undefined);
  const asking = useSignal(false);

  async function decide(reason: string): Promise<void> {
    if (answer.value) await access.decide(answer.value.approval.id, answer.value.approve, reason);
    approvals.resource.reload();
  }

  return (
    <>
      <Panel<Page<Approval>>
        id="approvals" title="Approvals" resource={approvals.resource} className="list-panel"
        note="changes that need a second pair of eyes, times in UTC"
        empty={approvals.items.length > 0 ? undefined : { title: 'Nothing waits for a yes', body: <p>Kinds of change that wait are named at the start: <code>serve --four-eyes limits</code>.</p> }}
      >
        {() => (
          <TableBox label="Changes that wait">
            <table>
              <thead>
                <tr>
                  <th scope="col">Change</th><th scope="col">Asked by</th><th scope="col">Waits until</th>
                  <th scope="col">State</th><th scope="col"><span class="visually-hidden">Decision</span></th>
                </tr>
              </thead>
              <tbody>
                {approvals.items.map((approval) => (
                  <ApprovalRow
                    key={approval.id} approval={approval}
                    decide={mayDecide ? (approve) => { answer.value = { approval, approve }; asking.value = true; } : undefined}
                  />
                ))}
              </tbody>
            </table>
            <MorePages pages={approvals} />
          </TableBox>
        )}
      </Panel>
      <ReasonDialog
        id="decide" title={answer.value?.approve ? 'Approve the change' : 'Refuse the change'}
        act={answer.value?.approve ? 'Approve' : 'Refuse'} harmless={answer.value?.approve ?? false}
        open={asking} run={decide}
      >
        <p>{answer.value?.approval.summary}</p>
      </ReasonDialog>
    </>
  );
}
