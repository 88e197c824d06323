package eu.megawatt.service.security;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who has tried to sign in and failed: after some failures it has to wait, twice as long each time.
 * Ten thousand names are remembered, the one that failed longest ago goes first. Thread-safe.
 */
final class Attempts {

  private static final int MOST = 10_000;
  private static final int LONGEST_EXPONENT = 20;

  private final int free;
  private final Duration longest;
  private final Clock clock;
  private final Map<String, Failures> byName = new LinkedHashMap<>();

  /**
   * @param free failures that cost no wait
   * @param longest wait
   */
  Attempts(int free, Duration longest, Clock clock) {
    this.free = free;
    this.longest = longest;
    this.clock = clock;
  }

  private record Failures(int count, Instant until) {}

  /**
   * Has somebody go on who need not wait.
   *
   * @throws ProblemException 429 otherwise
   */
  synchronized void require(String name) {
    Failures failures = byName.get(name);
    if (failures != null && clock.instant().isBefore(failures.until)) {
      long seconds = Duration.between(clock.instant(), failures.until).toSeconds() + 1;
      throw new ProblemException(
          Problem.of(
              ProblemKind.TOO_MANY,
              "Signing in has failed %d times. Try again in %d s."
                  .formatted(failures.count, seconds)),
          Math.toIntExact(seconds));
    }
  }

  synchronized void failed(String name) {
    Failures before = byName.remove(name);
    int count = before == null ? 1 : before.count + 1;
    byName.put(name, new Failures(count, clock.instant().plus(pause(count))));
    if (byName.size() > MOST) {
      byName.remove(byName.keySet().iterator().next());
    }
  }

  private Duration pause(int count) {
    if (count < free) {
      return Duration.ZERO;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(count - free, LONGEST_EXPONENT));
    return pause.compareTo(longest) < 0 ? pause : longest;
  }

  synchronized void succeeded(String name) {
    byName.remove(name);
  }

  synchronized int count() {
    return byName.size();
  }
}
