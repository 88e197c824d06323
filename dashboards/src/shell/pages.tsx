import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asRequestError } from '../api/http';
import { useResource, type Resource } from '../api/resource';
import type { Page } from '../api/types';

export interface Pages<T> {
  resource: Resource<Page<T>>;
  items: T[];
  next: string | undefined;
  problem: string | undefined;
  more: () => void;
  /** Asks anew, unless that would take later pages away. */
  refresh: () => void;
}

/** A paged list: the first page as a resource, later ones on demand behind it. */
export function usePages<T>(key: string, load: (pageToken: string | undefined) => Promise<Page<T>>): Pages<T> {
  const resource = useResource<Page<T>>(key, () => load(undefined));
  // The first page that later ones follow: another would leave a gap between them.
  const followed = useRef<{ key: string; first: Page<T> } | undefined>(undefined);
  if (followed.current?.key !== key) followed.current = undefined;
  const [later, setLater] = useState<Page<T>>({ items: [] });
  const [problem, setProblem] = useState<string>();
  const first = followed.current?.first ?? resource.data;
  useEffect(() => {
    setLater({ items: [], ...(first?.nextPageToken ? { nextPageToken: first.nextPageToken } : {}) });
  }, [first]);

  const reload = useCallback(() => {
    followed.current = undefined;
    resource.reload();
  }, [resource.reload]);
  const refresh = useCallback(() => {
    if (!followed.current) resource.reload();
  }, [resource.reload]);

  async function more(): Promise<void> {
    if (first) followed.current = { key, first };
    try {
      const page = await load(later.nextPageToken);
      setLater({ ...page, items: [...later.items, ...page.items] });
      setProblem(undefined);
    } catch (failure) {
      setProblem(asRequestError(failure).title);
    }
  }

  return {
    resource: { ...resource, reload },
    items: [...(first?.items ?? []), ...later.items],
    next: later.nextPageToken,
    problem,
    more: () => void more(),
    refresh,
  };
}

export function MorePages<T>({ pages }: { pages: Pages<T> }) {
  if (!pages.next) return null;
  return (
    <p class="more">
      <button type="button" class="button" data-testid="more" onClick={pages.more}>
        {pages.problem ? `${pages.problem}: try again` : 'Load more'}
      </button>
    </p>
  );
}
