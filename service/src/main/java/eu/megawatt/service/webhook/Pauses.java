package eu.megawatt.service.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: as settings say, and up to a fifth longer, so that what
 * failed together is not tried again together.
 */
record Pauses(List<Duration> pauses, RandomGenerator random) {

  private static final double JITTER_RATIO = 0.2;

  /**
   * The pause after so many failed attempts; empty where there is to be no other attempt.
   *
   * @param failedCount 1 or more
   */
  Optional<Duration> after(int failedCount) {
    if (failedCount > pauses.size()) {
      return Optional.empty();
    }
    long millis = pauses.get(failedCount - 1).toMillis();
    return Optional.of(
        Duration.ofMillis(millis + (long) (millis * JITTER_RATIO * random.nextDouble())));
  }
}
