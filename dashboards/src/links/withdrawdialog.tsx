import type { Signal } from '@preact/signals';
import { linkApi, type DataLink, type DataLinks } from '../api/links';
import { useResource } from '../api/resource';
import { ReasonDialog } from '../shell/reasondialog';
import { count } from '../units/format';
import { moreOrLess } from '../jobs/words';
import { withoutLink } from './ways';
import { wayText } from './words';

const TRIED = 'Looked at before it is withdrawn';

interface Props {
  link: DataLink | undefined;
  links: DataLinks;
  open: Signal<boolean>;
  withdraw: (link: DataLink, reason: string) => Promise<void>;
}

/** Asks why, and says before what it does to the plan. */
export function WithdrawDialog({ link, links, open, withdraw }: Props) {
  const tried = useResource(
    open.value && link ? `${wayText(link)} ${links.version}` : undefined,
    () => linkApi.tryPut(link ? withoutLink(links.items, link) : links.items, TRIED, links.version),
  );
  const replan = tried.data;
  return (
    <ReasonDialog
      id="withdraw-link-dialog" title="Withdraw this link?" act="Withdraw it" open={open}
      run={async (reason) => {
        if (link) await withdraw(link, reason);
      }}
    >
      {link && <p>No data goes from {wayText(link)} any more, and no job whose data lies at {link.fromSiteId} begins at {link.toSiteId}.</p>}
      <p class="muted" role="status" data-testid="withdraw-does">
        {tried.error ? `What it does to the plan is not known: ${tried.error.title}.`
          : !replan ? 'Looking at what it does to the plan.'
            : replan.affectedCount === 0 ? 'No job has its place by it: the plan stays as it is.'
              : `${count(replan.affectedCount)} ${replan.affectedCount === 1 ? 'job has' : 'jobs have'} another place then or none; the plan costs ${moreOrLess(replan.costMinor, replan.currency)}.`}
      </p>
    </ReasonDialog>
  );
}
