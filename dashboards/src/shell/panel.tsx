import type { ComponentChildren } from 'preact';
import type { Resource } from '../api/resource';
import { dateTime } from '../units/zone';
import { Icon } from './icons';
import { Empty, ErrorState, Skeleton } from './states';

interface Props<T> {
  id: string;
  title: string;
  note?: ComponentChildren;
  tools?: ComponentChildren;
  /** Controls under the title that stay whatever the state. */
  bar?: ComponentChildren;
  className?: string;
  resource: Resource<T>;
  /** Why there is nothing to show, where that is so. */
  empty?: { title: string; body?: ComponentChildren } | undefined;
  /** Since when the data no longer moves, in epoch milliseconds. */
  staleSince?: number | undefined;
  children: (data: T) => ComponentChildren;
}

/** A titled part of a screen that fails, loads and ages on its own. */
export function Panel<T>(props: Props<T>) {
  const { resource } = props;
  const { data, error } = resource;
  const since = props.staleSince ?? (data && error ? resource.receivedAt : undefined);
  return (
    <section
      class={`panel ${props.className ?? ''}${since ? ' stale' : ''}`}
      aria-labelledby={`${props.id}-title`} data-testid={`panel-${props.id}`}
      aria-busy={resource.loading}
    >
      <header class="panel-head">
        <h2 id={`${props.id}-title`}>{props.title}</h2>
        {props.note && <div class="panel-note">{props.note}</div>}
        {since && (
          <span class="badge warn" data-testid={`stale-${props.id}`}>
            <Icon name="warn" size={12} /> Stale since {dateTime(since, 'UTC').slice(-5)} UTC
          </span>
        )}
        {since && error && (
          <button type="button" class="button small" onClick={resource.reload}>Retry</button>
        )}
        <div class="panel-tools">{props.tools}</div>
      </header>
      {props.bar && <div class="panel-bar">{props.bar}</div>}
      <div class="panel-body">{body(props)}</div>
    </section>
  );
}

function body<T>({ resource, empty, title, children }: Props<T>): ComponentChildren {
  const { data, error } = resource;
  if (data === undefined && error) return <ErrorState error={error} retry={resource.reload} />;
  if (data === undefined) return <Skeleton label={title} />;
  if (empty) return <Empty title={empty.title}>{empty.body}</Empty>;
  return children(data);
}
