import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { RequestError } from '../api/http';
import { ErrorState, Skeleton } from './states';
import { TopBar } from './topbar';

/** A screen whose code is fetched when it is first opened. */
export function lazyScreen<P extends object>(
  title: string,
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> {
  let known: ComponentType<P> | undefined;
  return function LazyScreen(props: P) {
    const [failed, setFailed] = useState(false);
    const [, setReady] = useState(known !== undefined);
    const fetchCode = () => {
      setFailed(false);
      load().then(
        (loaded) => {
          known = loaded;
          setReady(true);
        },
        () => setFailed(true),
      );
    };
    useEffect(() => {
      if (!known) fetchCode();
    }, []);
    const Loaded = known;
    if (Loaded) return <Loaded {...props} />;
    return (
      <>
        <TopBar title={title} />
        <main class="page">
          {failed ? (
            <ErrorState error={RequestError.offline()} retry={fetchCode} />
          ) : (
            <Skeleton label={title} />
          )}
        </main>
      </>
    );
  };
}
