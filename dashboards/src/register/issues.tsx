import type { RequestError } from '../api/http';
import { Icon } from '../shell/icons';
import { plural } from '../sovereignty/words';

/** Everything that is wrong with a document, each with where it is. */
export function Issues({ error }: { error: RequestError }) {
  return (
    <div class="problem" role="alert" data-testid="upload-error">
      <Icon name="error" size={18} />
      <div>
        <b>{error.title}</b>
        <p>{error.errors.length === 0 ? error.detail : `${plural(error.errors.length, 'thing is', 'things are')} wrong with it; nothing was changed.`}</p>
        {error.errors.length > 0 && (
          <ol class="register-issues" data-testid="register-issues">
            {error.errors.map((issue, at) => (
              <li key={at} data-testid="register-issue"><code>{issue.pointer || '/'}</code> {issue.detail}</li>
            ))}
          </ol>
        )}
      </div>
    </div>
  );
}
