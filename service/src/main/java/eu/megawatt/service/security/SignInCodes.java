package eu.megawatt.service.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The codes in sign-in links: each works once, for a day, and not after a restart. Sixteen at most,
 * the oldest goes. Thread-safe.
 */
public final class SignInCodes {

  private static final Duration VALID = Duration.ofHours(24);
  private static final int MOST = 16;

  private final Clock clock;
  private final Map<String, Instant> open = new LinkedHashMap<>();

  public SignInCodes(Clock clock) {
    this.clock = clock;
  }

  /** A code with its end. */
  public record Code(String value, Instant expiresAt) {}

  /** A new code. */
  public synchronized Code next() {
    if (open.size() == MOST) {
      open.remove(open.keySet().iterator().next());
    }
    Code code = new Code(Secrets.next(), clock.instant().plus(VALID));
    open.put(code.value(), code.expiresAt());
    return code;
  }

  /** Uses a code up; false where it is not one, or no longer. */
  public synchronized boolean redeem(String offered) {
    Instant end = Instant.MIN;
    String found = "";
    for (Map.Entry<String, Instant> entry : open.entrySet()) {
      if (Secrets.same(entry.getKey(), offered)) {
        found = entry.getKey();
        end = entry.getValue();
      }
    }
    open.remove(found);
    return clock.instant().isBefore(end);
  }
}
