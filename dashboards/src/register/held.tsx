import type { Approval } from '../api/accesstypes';
import { Icon } from '../shell/icons';
import { moment } from '../sovereignty/words';

/** It was asked for, and waits. */
export function Held({ approval, close }: { approval: Approval; close: () => void }) {
  return (
    <div class="register-held" role="status" data-testid="register-held">
      <p><Icon name="pause" size={18} /> <b>It waits until somebody else approves it.</b></p>
      <p>{approval.summary}</p>
      <p>The register in force stays until then; after {moment(approval.expiresAt)} UTC it no longer waits.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={close}>Close</button>
        <a class="button primary" href="/access" data-testid="to-approvals">See it under Access</a>
      </div>
    </div>
  );
}
