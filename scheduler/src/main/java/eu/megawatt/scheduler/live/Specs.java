package eu.megawatt.scheduler.live;

import eu.megawatt.scheduler.kernel.JobSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is left of jobs, compiled for the slots and prices of a window, and kept of as many as a
 * round of search looks at. Thread-safe.
 */
final class Specs {

  /** Three kilobytes each. */
  private static final int MOST_KEPT = 20_000;

  private record Compiled(Rest rest, JobSpec spec) {}

  private final Map<String, Compiled> byJob = new ConcurrentHashMap<>();
  private final Window window;

  Specs(Window window) {
    this.window = window;
  }

  /** Every way to do the rest of a job, from the window's first slot on. */
  JobSpec of(Rest rest) {
    String id = rest.work().id();
    Compiled known = byJob.get(id);
    if (known != null && known.rest.equals(rest)) {
      return known.spec;
    }
    JobSpec spec = once(rest);
    if (known != null || byJob.size() < MOST_KEPT) {
      byJob.put(id, new Compiled(rest, spec));
    }
    return spec;
  }

  /** The same for a job that will hardly be asked for again: it is not kept. */
  JobSpec once(Rest rest) {
    return window.spec(rest, 0);
  }

  void forget(String jobId) {
    byJob.remove(jobId);
  }
}
