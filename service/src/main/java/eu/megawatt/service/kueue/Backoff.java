package eu.megawatt.service.kueue;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait after a failure: twice as long each time, a bit by chance. Not thread-safe. */
final class Backoff {

  private final Duration first;
  private final Duration longest;
  private Duration next;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /** It has worked. */
  void reset() {
    next = first;
  }

  /** How long to wait now. */
  Duration pause() {
    long millis = next.toMillis();
    next = next.compareTo(longest.dividedBy(2)) < 0 ? next.multipliedBy(2) : longest;
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 4 + 1));
  }
}
