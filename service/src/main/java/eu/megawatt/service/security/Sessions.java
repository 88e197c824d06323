package eu.megawatt.service.security;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.SessionStore;
import eu.megawatt.service.store.Sha256;
import io.helidon.http.SetCookie;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Browser sessions of twelve hours: of the built-in administrator, of accounts, and of people whom
 * a provider knows. The server keeps only a hash of their secret. Thread-safe.
 */
public final class Sessions {

  /** The cookie that carries one. */
  public static final String COOKIE = "megawatt-session";

  private static final Duration VALID = Duration.ofHours(12);

  private final SessionStore store;
  private final Function<String, Optional<Account>> accounts;
  private final Clock clock;

  /**
   * @param accounts one by its id
   */
  public Sessions(SessionStore store, Function<String, Optional<Account>> accounts, Clock clock) {
    this.store = store;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Opens one of the built-in administrator; the cookie is all there is of its secret. */
  public SetCookie open() {
    return open("", "", clock.instant().plus(VALID));
  }

  /** Opens one of an account. */
  public SetCookie open(Account account) {
    return open(account.id(), "", clock.instant().plus(VALID));
  }

  /** Opens one of somebody whom a provider knows, up to an instant and twelve hours at most. */
  public SetCookie open(Identity identity, Instant until) {
    Instant latest = clock.instant().plus(VALID);
    return open("", Json.write(identity), until.isBefore(latest) ? until : latest);
  }

  private SetCookie open(String accountId, String identity, Instant until) {
    String id = Secrets.next();
    Instant now = clock.instant();
    store.add(Sha256.hex(id), new SessionStore.Whose(accountId, identity), now, until);
    return cookie(id, Duration.between(now, until));
  }

  /** Whose session it is; empty where there is none, or no longer. */
  public Optional<Caller> caller(String id) {
    return store.find(Sha256.hex(id), clock.instant()).flatMap(this::caller);
  }

  private Optional<Caller> caller(SessionStore.Whose whose) {
    if (!whose.accountId().isEmpty()) {
      return accounts.apply(whose.accountId()).filter(it -> !it.disabled()).map(Account::caller);
    }
    return whose.identity().isEmpty()
        ? Optional.of(Caller.ADMINISTRATOR)
        : Optional.of(Json.read(whose.identity(), Identity.class).caller());
  }

  /** The identity of a session of somebody whom a provider knows. */
  public Optional<Identity> identity(String id) {
    return store
        .find(Sha256.hex(id), clock.instant())
        .filter(it -> !it.identity().isEmpty())
        .map(it -> Json.read(it.identity(), Identity.class));
  }

  /** Ends a session; the cookie makes the browser forget it. */
  public SetCookie close(String id) {
    store.remove(Sha256.hex(id));
    return cookie("", Duration.ZERO);
  }

  /** Ends all of an account. */
  void closeOf(String accountId) {
    store.removeOf(accountId);
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
