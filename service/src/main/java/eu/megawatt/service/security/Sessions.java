package eu.megawatt.service.security;

import eu.megawatt.service.store.SessionStore;
import eu.megawatt.service.store.Sha256;
import io.helidon.http.SetCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Browser sessions of twelve hours. The server keeps only a hash of their secret. Thread-safe. */
public final class Sessions {

  /** The cookie that carries one. */
  public static final String COOKIE = "megawatt-session";

  private static final Duration VALID = Duration.ofHours(12);

  private final SessionStore store;
  private final Clock clock;

  public Sessions(SessionStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Opens a session; the cookie is all there is of its secret. */
  public SetCookie open() {
    String id = Secrets.next();
    Instant now = clock.instant();
    store.add(Sha256.hex(id), now, now.plus(VALID));
    return cookie(id, VALID);
  }

  public boolean isOpen(String id) {
    return store.isOpen(Sha256.hex(id), clock.instant());
  }

  /** Ends a session; the cookie makes the browser forget it. */
  public SetCookie close(String id) {
    store.remove(Sha256.hex(id));
    return cookie("", Duration.ZERO);
  }

  private static SetCookie cookie(String value, Duration maxAge) {
    return SetCookie.builder(COOKIE, value)
        .path("/")
        .httpOnly(true)
        .sameSite(SetCookie.SameSite.STRICT)
        .maxAge(maxAge)
        .build();
  }
}
