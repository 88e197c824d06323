import { copyText } from './clipboard';
import { Icon } from './icons';
import { MenuItem, Popover } from './popover';

interface Props {
  /** Path and query that show the same things for ever. */
  frozen: () => string;
  /** Path and query that follow what is newest. */
  live: () => string;
  /** What each of them keeps. */
  notes: { frozen: string; live: string };
}

export function Share({ frozen, live, notes }: Props) {
  const copy = (address: string, what: string) => void copyText(location.origin + address, what);
  return (
    <Popover
      title="Copy a link" testId="share" label={<><Icon name="link" /><span class="wide-only">Share</span></>}
    >
      <MenuItem testId="copy-frozen" onSelect={() => copy(frozen(), 'Frozen link')}>
        <span>
          Copy frozen link
          <small>{notes.frozen}</small>
        </span>
      </MenuItem>
      <MenuItem testId="copy-live" onSelect={() => copy(live(), 'Live link')}>
        <span>
          Copy live link
          <small>{notes.live}</small>
        </span>
      </MenuItem>
    </Popover>
  );
}
