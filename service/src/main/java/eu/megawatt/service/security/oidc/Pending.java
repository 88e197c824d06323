package eu.megawatt.service.security.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sign-ins that have gone to the provider and have not come back: a thousand at most, the oldest
 * goes first, ten minutes each. Each comes back once. Thread-safe.
 */
final class Pending {

  private static final int MOST = 1_000;
  private static final Duration VALID = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, Attempt> byState = new LinkedHashMap<>();

  Pending(Clock clock) {
    this.clock = clock;
  }

  /** What is to be seen again when it comes back. */
  record Attempt(State state, Nonce nonce, CodeVerifier verifier, String redirect, Instant until) {}

  synchronized Attempt begin(String redirect) {
    if (byState.size() == MOST) {
      byState.remove(byState.keySet().iterator().next());
    }
    Attempt attempt =
        new Attempt(
            new State(), new Nonce(), new CodeVerifier(), redirect, clock.instant().plus(VALID));
    byState.put(attempt.state.getValue(), attempt);
    return attempt;
  }

  synchronized Optional<Attempt> end(String state) {
    return Optional.ofNullable(byState.remove(state))
        .filter(it -> clock.instant().isBefore(it.until));
  }

  synchronized int count() {
    return byState.size();
  }
}
