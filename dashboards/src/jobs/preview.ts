import { useEffect, useMemo, useState } from 'preact/hooks';
import { asRequestError, signedOut, type RequestError } from '../api/http';
import { liveApi } from '../api/live';
import type { JobOrder, PlacementPreview } from '../api/livetypes';
import type { Resource } from '../api/resource';
import { Latest, type Asked } from '../shell/latest';

const TYPING_MS = 400;

export interface Preview {
  resource: Resource<PlacementPreview>;
  /** What was answered is of an older input. */
  pending: boolean;
  /** The service names fields that have to be right first. */
  refused: RequestError | undefined;
}

const nothing: Asked<PlacementPreview> = { pending: true, data: undefined, failure: undefined };

function isAboutFields(error: RequestError | undefined): error is RequestError {
  return error !== undefined && error.status === 422 && error.errors.length > 0;
}

/** What a job would get, asked when typing has rested. */
export function usePreview(order: JobOrder): Preview {
  const [asked, setAsked] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  const latest = useMemo(
    () => new Latest<JobOrder, PlacementPreview>(TYPING_MS, (input, signal) => liveApi.preview(input, signal), setAsked),
    [],
  );
  const gate = signedOut.value;
  useEffect(() => {
    if (!gate) latest.want(order);
  }, [JSON.stringify(order), attempt, gate]);
  useEffect(() => () => latest.stop(), []);
  const error = asked.failure === undefined ? undefined : asRequestError(asked.failure);
  const refused = isAboutFields(error) ? error : undefined;
  return {
    resource: {
      loading: asked.pending,
      data: asked.data,
      error: refused ? undefined : error,
      receivedAt: undefined,
      reload: () => setAttempt((n) => n + 1),
    },
    pending: asked.pending,
    refused,
  };
}
