/** A server-sent stream that survives cuts. The browser resumes with Last-Event-ID by itself. */

export type StreamState = 'connecting' | 'live' | 'retrying' | 'closed';

/** As a person sees it, who may also have paused it. */
export type LiveState = StreamState | 'paused';

export interface StreamHandlers {
  event: (name: string, data: unknown) => void;
  state: (state: StreamState) => void;
}

const NAMES = [
  'snapshot', 'progress', 'state', 'problem', 'power', 'attention', 'jobs', 'plan', 'limits', 'traffic', 'alerts', 'validation',
  'reset', 'end',
] as const;
const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 30_000;

/** Returns the function that ends it. */
export function openStream(url: string, handlers: StreamHandlers): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let wait = FIRST_RETRY_MS;
  let closed = false;

  function close(): void {
    closed = true;
    window.clearTimeout(timer);
    source?.close();
    handlers.state('closed');
  }

  function receive(name: string, text: string): void {
    wait = FIRST_RETRY_MS;
    handlers.event(name, text === '' ? undefined : (JSON.parse(text) as unknown));
    if (name === 'end') close();
  }

  function connect(): void {
    handlers.state('connecting');
    const current = new EventSource(url);
    source = current;
    current.onopen = () => handlers.state('live');
    current.onerror = () => {
      if (closed) return;
      handlers.state('retrying');
      if (current.readyState !== EventSource.CLOSED) return;
      // A refusal (not a cut) ends an EventSource for good, so ask again, less and less often.
      timer = window.setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_RETRY_MS);
    };
    for (const name of NAMES) {
      current.addEventListener(name, (event) => receive(name, (event as MessageEvent<string>).data));
    }
  }

  connect();
  return () => {
    if (!closed) close();
  };
}
