package eu.megawatt.telemetry.wire;

import java.util.Set;

/**
 * Says what a series is of. Asked once for a series, and once more for each whenever {@link
 * #generation} has changed; its answers are remembered in between. Called by many threads.
 */
public interface SeriesResolver {

  /**
   * The names of metrics for which {@link #resolve} may know an answer. Samples of any other name
   * are dropped as {@link eu.megawatt.telemetry.sample.Rejection#UNKNOWN_NAME} without a question.
   */
  Set<String> metrics();

  /** What the series is of, or why its samples are of no use. Costs microseconds, not less. */
  Resolution resolve(SeriesLabels series);

  /**
   * Another number whenever {@link #metrics} or {@link #resolve} may answer otherwise than before,
   * because the inventory or the dictionary changed. It must change after the answers do, not
   * before, so that nothing learned from the old ones outlives the new number.
   */
  long generation();
}
