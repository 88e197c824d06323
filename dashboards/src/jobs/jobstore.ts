import { useNow } from '../shell/clock';
import { liveApi, liveUrls } from '../api/live';
import type { Explanation, JobEvent, LiveJob } from '../api/livetypes';
import { useResource, type Resource } from '../api/resource';
import { useLiveTurn, useSeen, useTurn, type LiveTurn } from '../shell/liveturn';
import { hasEnded } from './lifeline';

const QUEUE_MS = 10_000;
const FURTHEST_POSITION = 200;

export interface JobViewed extends LiveTurn {
  job: Resource<LiveJob>;
  events: Resource<{ items: JobEvent[] }>;
  explanation: Resource<Explanation>;
  /** In the queue; nothing where it is not among the first. */
  position: number | undefined;
}

async function positionOf(id: string, signal: AbortSignal): Promise<number | null> {
  const page = await liveApi.queue({ pageSize: FURTHEST_POSITION }, signal);
  return page.items.find(({ job }) => job.id === id)?.position ?? null;
}

/** A job as it is now; what hangs on its status is asked for only when that is another, and only while it is seen. */
export function useJob(id: string | undefined): JobViewed {
  const job = useResource<LiveJob>(id, (signal) => liveApi.job(id ?? '', signal));
  const known = job.data;
  const followed = useLiveTurn(id !== undefined && known && !hasEnded(known) ? liveUrls.jobEvents(id) : undefined);
  useTurn(followed.turn, job.reload);
  const seen = useSeen();
  const status = seen && known ? JSON.stringify(known.status) : undefined;
  const events = useResource(status, (signal) => liveApi.events(id ?? '', signal), true);
  const explanation = useResource(status, (signal) => liveApi.explanation(id ?? '', signal), true);
  const waits = known?.status.state === 'Waiting';
  const turn = Math.floor(useNow(QUEUE_MS) / QUEUE_MS);
  const position = useResource(
    waits && status ? `${status} ${turn}` : undefined, (signal) => positionOf(id ?? '', signal), true,
  );
  return { ...followed, job, events, explanation, position: waits ? (position.data ?? undefined) : undefined };
}
