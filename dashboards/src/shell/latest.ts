/** What is known of the answer to the newest question. */
export interface Asked<T> {
  /** The newest question has no answer yet; what is here answers an older one. */
  pending: boolean;
  data: T | undefined;
  failure: unknown;
}

/** Asks once its input has rested for a while; of several questions only the newest is ever answered. */
export class Latest<I, T> {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private control: AbortController | undefined;

  constructor(
    private readonly restMs: number,
    private readonly ask: (input: I, signal: AbortSignal) => Promise<T>,
    private readonly show: (next: (was: Asked<T>) => Asked<T>) => void,
  ) {}

  want(input: I): void {
    this.stop();
    this.show((was) => ({ ...was, pending: true }));
    this.timer = setTimeout(() => void this.send(input), this.restMs);
  }

  /** The former question is taken back, and an answer that comes in spite of that is not shown. */
  stop(): void {
    clearTimeout(this.timer);
    this.control?.abort();
  }

  private async send(input: I): Promise<void> {
    const control = new AbortController();
    this.control = control;
    try {
      const data = await this.ask(input, control.signal);
      if (!control.signal.aborted) this.show(() => ({ pending: false, data, failure: undefined }));
    } catch (failure) {
      if (!control.signal.aborted) this.show(() => ({ pending: false, data: undefined, failure }));
    }
  }
}
