import type { ComponentChildren } from 'preact';
import type { RequestError } from '../api/http';
import { copyText } from './clipboard';
import { Icon } from './icons';

export function Skeleton({ label }: { label: string }) {
  return (
    <div class="skeleton" role="status" data-testid="loading">
      <span class="visually-hidden">Loading {label}</span>
    </div>
  );
}

interface EmptyProps {
  title: string;
  children?: ComponentChildren;
}

/** Why there is nothing, and the one action that fills it. */
export function Empty({ title, children }: EmptyProps) {
  return (
    <div class="state" data-testid="empty">
      <Icon name="empty" size={22} />
      <p class="state-title">{title}</p>
      <div class="state-body">{children}</div>
    </div>
  );
}

interface ErrorProps {
  error: RequestError;
  retry: () => void;
  /** In one line, where the part that failed is low. */
  compact?: boolean;
}

export function ErrorState({ error, retry, compact }: ErrorProps) {
  const id = error.requestId;
  return (
    <div class={`state${compact ? ' compact' : ''}`} role="alert" data-testid="error">
      <Icon name="error" size={22} />
      <p class="state-title">{error.title}</p>
      {error.detail && <p class="state-body">{error.detail}</p>}
      <div class="state-actions">
        <button type="button" class="button" onClick={retry} data-testid="retry">Retry</button>
        {id && (
          <button
            type="button" class="button quiet" data-testid="copy-request-id"
            title="Copy the request id"
            onClick={() => void copyText(id, 'Request id')}
          >
            Request {id}
          </button>
        )}
      </div>
    </div>
  );
}
