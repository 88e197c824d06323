package eu.megawatt.reports.series;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How much of a time a series has values for.
 *
 * @param gaps all times without a value, in order, as long as each can be
 */
public record Coverage(Instant from, Instant to, List<Gap> gaps) {

  public Coverage {
    gaps = List.copyOf(gaps);
  }

  /** Whether there is a value at every instant of it. */
  public boolean isComplete() {
    return gaps.isEmpty();
  }

  /** The time without a value, summed. */
  public Duration missing() {
    return gaps.stream().map(Gap::length).reduce(Duration.ZERO, Duration::plus);
  }
}
