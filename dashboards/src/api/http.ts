import { signal } from '@preact/signals';
import { hearPlanTime } from './plantime';
import type { FieldIssue, ProblemBody } from './types';

export const BASE = '/api/v1';

/** True once the service has answered 401: the shell shows the sign-in screen in place of the page. */
export const signedOut = signal(false);

/** Whatever went wrong with a request, in the service's words where it had any. */
export class RequestError extends Error {
  constructor(
    readonly title: string,
    readonly status: number,
    readonly detail: string,
    readonly requestId: string | undefined,
    readonly code: string | undefined,
    readonly errors: readonly FieldIssue[],
  ) {
    super(title);
  }

  static of(status: number, body: ProblemBody, requestId: string | undefined): RequestError {
    return new RequestError(
      body.title ?? `The service answered ${status}`,
      status,
      body.detail ?? '',
      body.requestId ?? requestId,
      body.code,
      body.errors ?? [],
    );
  }

  static offline(): RequestError {
    const detail = 'The connection failed or was cut. What is on screen is what was last received.';
    return new RequestError('The service cannot be reached', 0, detail, undefined, undefined, []);
  }

  static late(): RequestError {
    const detail = `No answer came within ${PATIENCE_MS / 1_000} s. What is on screen is what was last received.`;
    return new RequestError('The service does not answer', 0, detail, undefined, undefined, []);
  }
}

export type Query = Readonly<Record<string, string | number | undefined>>;

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return BASE + path + (text ? '?' + text : '');
}

interface Options {
  method?: string;
  body?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

async function problemOf(response: Response): Promise<RequestError> {
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  const text = await response.text();
  try {
    return RequestError.of(response.status, JSON.parse(text) as ProblemBody, requestId);
  } catch {
    return RequestError.of(response.status, {}, requestId);
  }
}

/** How long an answer may take: less than from one tick of a screen that follows the clock to the next, which asks anew. What sends a body takes as long as it takes. */
const PATIENCE_MS = 12_000;

export async function request<T>(url: string, options: Options = {}): Promise<T> {
  const late = new AbortController();
  const timer = options.body === undefined ? setTimeout(() => late.abort(), PATIENCE_MS) : undefined;
  const signal = options.signal ? AbortSignal.any([options.signal, late.signal]) : late.signal;
  try {
    return await answer<T>(url, { ...options, signal });
  } catch (failure) {
    throw late.signal.aborted ? RequestError.late() : failure;
  } finally {
    clearTimeout(timer);
  }
}

async function answer<T>(url: string, options: Options): Promise<T> {
  let response: Response;
  try {
    response = await fetch(url, {
      ...options,
      credentials: 'same-origin',
      headers: { Accept: 'application/json, application/problem+json', ...options.headers },
    });
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
    throw RequestError.offline();
  }
  hearPlanTime(response.headers.get('Megawatt-Plan-Time'));
  if (response.status === 401) signedOut.value = true;
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

export function asRequestError(failure: unknown): RequestError {
  if (failure instanceof RequestError) return failure;
  const detail = failure instanceof Error ? failure.message : String(failure);
  return new RequestError('The page could not use the answer', 0, detail, undefined, undefined, []);
}

/** What went wrong with what was typed, a line each. */
export function problemLines(failure: unknown): string[] {
  const { errors, title, detail } = asRequestError(failure);
  return errors.length > 0 ? errors.map((it) => `${it.pointer} ${it.detail}`) : [`${title}: ${detail}`];
}

export function isAbort(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === 'AbortError';
}
