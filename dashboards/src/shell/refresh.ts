import { useEffect } from 'preact/hooks';

/** Asks anew every so often while it is wanted and the page is seen, and at once when it is seen again. */
export function useRefresh(everyMs: number, wanted: boolean, reload: () => void): void {
  useEffect(() => {
    if (!wanted) return;
    const ask = () => !document.hidden && reload();
    const timer = window.setInterval(ask, everyMs);
    document.addEventListener('visibilitychange', ask);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
    };
  }, [everyMs, wanted, reload]);
}
