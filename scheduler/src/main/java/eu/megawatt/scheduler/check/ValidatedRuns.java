package eu.megawatt.scheduler.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs of a live plan that has been found to break nothing. Only {@link RunLedger} makes one; who
 * starts jobs asks for this type.
 */
public final class ValidatedRuns {

  private final long revision;
  private final Map<String, List<Stretch>> byJob;

  ValidatedRuns(long revision, Map<String, List<Stretch>> byJob) {
    this.revision = revision;
    this.byJob = Collections.unmodifiableMap(new LinkedHashMap<>(byJob));
  }

  /** The revision of the plan that was checked. */
  public long revision() {
    return revision;
  }

  /** What each of the jobs runs, by its id. */
  public Map<String, List<Stretch>> byJob() {
    return byJob;
  }
}
