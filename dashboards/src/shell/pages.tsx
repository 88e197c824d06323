import { useEffect, useState } from 'preact/hooks';
import { asRequestError } from '../api/http';
import { useResource, type Resource } from '../api/resource';
import type { Page } from '../api/types';

export interface Pages<T> {
  resource: Resource<Page<T>>;
  items: T[];
  next: string | undefined;
  problem: string | undefined;
  more: () => void;
}

/** A paged list: the first page as a resource, later ones on demand behind it. */
export function usePages<T>(key: string, load: (pageToken: string | undefined) => Promise<Page<T>>): Pages<T> {
  const resource = useResource<Page<T>>(key, () => load(undefined));
  const [later, setLater] = useState<Page<T>>({ items: [] });
  const [problem, setProblem] = useState<string>();
  const first = resource.data;
  useEffect(() => {
    setLater({ items: [], ...(first?.nextPageToken ? { nextPageToken: first.nextPageToken } : {}) });
  }, [first]);

  async function more(): Promise<void> {
    try {
      const page = await load(later.nextPageToken);
      setLater({ ...page, items: [...later.items, ...page.items] });
      setProblem(undefined);
    } catch (failure) {
      setProblem(asRequestError(failure).title);
    }
  }

  return {
    resource,
    items: [...(first?.items ?? []), ...later.items],
    next: later.nextPageToken,
    problem,
    more: () => void more(),
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
