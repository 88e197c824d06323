import { sovereigntyUrls } from '../api/sovereignty';
import { Icon } from '../shell/icons';
import { may, mayForAll } from '../shell/self';

/** How a register's file is called. */
export function fileName(version: string): string {
  return `register-${version.slice(0, 12)}.json`;
}

/** What may be done with the register in force, by who may. */
export function RegisterActions({ version, replace }: { version: string; replace: () => void }) {
  if (!mayForAll('sovereignty:read')) return null;
  return (
    <div class="register-actions">
      <a class="button" href={sovereigntyUrls.register} download={fileName(version)} aria-label="Download the register" data-testid="download-register">
        <Icon name="export" /> Download
      </a>
      {may('sovereignty:write') && (
        <button type="button" class="button" aria-label="Replace the register" data-testid="replace-register" onClick={replace}>
          <Icon name="upload" /> Replace
        </button>
      )}
    </div>
  );
}
