package eu.megawatt.kernels.agent;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double from one second to one minute, each shortened at random by up to a half. */
final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private Duration next = FIRST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  Duration pause() {
    Duration whole = next;
    next = whole.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : whole.multipliedBy(2);
    return whole.minusMillis((long) (random.nextDouble() * whole.toMillis() / 2));
  }

  void reset() {
    next = FIRST;
  }
}
