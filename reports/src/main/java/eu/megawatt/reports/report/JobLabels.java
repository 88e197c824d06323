package eu.megawatt.reports.report;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of a job beside what it used.
 *
 * @param name as people call it
 * @param project that it is for
 * @param tags that its owner gave it, unchanged
 * @param placementId of the plan that placed it
 * @param attestationId of the statement that its placement was allowed
 */
public record JobLabels(
    Optional<String> name,
    Optional<String> project,
    SortedMap<String, String> tags,
    Optional<String> placementId,
    Optional<String> attestationId) {

  /** Nothing is known. */
  public static final JobLabels NONE =
      new JobLabels(
          Optional.empty(), Optional.empty(), new TreeMap<>(), Optional.empty(), Optional.empty());

  public JobLabels {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
  }
}
