package eu.megawatt.fleet.demand;

import java.util.List;
import java.util.Optional;

/**
 * What a job asks for beside what every job does.
 *
 * @param after ids of jobs that have ended before it starts
 */
public record JobTerms(
    List<String> after, Optional<Interruption> interruption, Optional<DataSource> data) {

  /** Nothing. */
  public static final JobTerms NONE = new JobTerms(List.of(), Optional.empty(), Optional.empty());

  public JobTerms {
    after = List.copyOf(after);
  }

  /** The same that waits for nobody. */
  public JobTerms withoutAfter() {
    return after.isEmpty() ? this : new JobTerms(List.of(), interruption, data);
  }
}
