import { useEffect, useState } from 'preact/hooks';
import { api } from '../api/client';
import { useResource, type Resource } from '../api/resource';
import { openStream, type LiveState, type StreamState } from '../api/stream';
import type { Operation, Progress } from '../api/types';
import { announce } from '../shell/announce';
import { appendPoint, mergePoints } from './points';

export interface OperationView {
  resource: Resource<Operation>;
  /** The newest known state, from the stream where it is open. */
  operation: Operation | undefined;
  points: Progress[];
  live: LiveState;
  lastEventAt: number;
  paused: boolean;
  setPaused: (paused: boolean) => void;
}

export function hasEnded(operation: Operation | undefined): boolean {
  return operation !== undefined && operation.state !== 'Queued' && operation.state !== 'Running';
}

function say(operation: Operation): void {
  if (hasEnded(operation)) announce(`The solver run has ended: ${operation.state}`);
}

/**
 * An operation with its whole course. Each `snapshot` or `reset` may hide a gap, so both fetch the
 * history again; points are told apart by their time, so nothing shows twice.
 */
export function useOperation(id: string): OperationView {
  const resource = useResource(id, (signal) => api.operation(id, signal));
  const [operation, setOperation] = useState<Operation>();
  const [points, setPoints] = useState<Progress[]>([]);
  const [live, setLive] = useState<StreamState>('connecting');
  const [lastEventAt, setLastEventAt] = useState(Date.now());
  const [paused, setPaused] = useState(false);
  const known = resource.data !== undefined;

  useEffect(() => {
    if (resource.data) setOperation(resource.data);
  }, [resource.data]);

  useEffect(() => {
    if (!known || paused) return;
    let gone = false;
    const refill = async () => {
      try {
        const history = await api.history(id);
        if (!gone) setPoints((was) => mergePoints(was, history.items));
      } catch {
        // The stream goes on; the next snapshot asks again.
      }
    };
    void refill();
    if (hasEnded(resource.data)) {
      setLive('closed');
      return;
    }
    const close = openStream(api.eventsUrl(id), {
      state: setLive,
      event: (name, data) => {
        setLastEventAt(Date.now());
        if (name === 'progress') {
          const point = data as Progress;
          setPoints((was) => appendPoint(was, point));
          setOperation((was) => was && { ...was, progress: point });
        } else if (name === 'snapshot' || name === 'state') {
          setOperation(data as Operation);
          say(data as Operation);
        }
        if (name === 'snapshot' || name === 'reset' || name === 'end') void refill();
        if (name === 'reset' || name === 'end') resource.reload();
      },
    });
    return () => {
      gone = true;
      close();
    };
  }, [id, known, paused]);

  return { resource, operation, points, live: paused ? 'paused' : live, lastEventAt, paused, setPaused };
}
