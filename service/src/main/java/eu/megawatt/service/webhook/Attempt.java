package eu.megawatt.service.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to deliver.
 *
 * @param status what the receiver answered; absent where it did not
 * @param error why there is no answer; absent where there is one
 */
public record Attempt(
    Instant at, long durationMillis, Optional<Integer> status, Optional<String> error) {

  private static final int OK = 200;
  private static final int REDIRECTIONS = 300;
  private static final int GONE = 410;
  private static final int LONGEST_ERROR = 300;

  static Attempt answered(Instant at, long durationMillis, int status) {
    return new Attempt(at, durationMillis, Optional.of(status), Optional.empty());
  }

  static Attempt failed(Instant at, long durationMillis, String error) {
    return new Attempt(
        at,
        durationMillis,
        Optional.empty(),
        Optional.of(error.substring(0, Math.min(error.length(), LONGEST_ERROR))));
  }

  /** Whether the receiver has it. */
  boolean succeeded() {
    return status.filter(it -> it >= OK && it < REDIRECTIONS).isPresent();
  }

  /** Whether the receiver wants nothing any more. */
  boolean isGone() {
    return status.filter(it -> it == GONE).isPresent();
  }

  /** What came of it, as the end of a sentence. */
  String outcome() {
    return status.map(it -> "was answered with " + it).or(() -> error).orElse("failed");
  }
}
