package eu.megawatt.service.security;

import eu.megawatt.service.json.Json;
import eu.megawatt.service.store.Listed;
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

  /** What ids of sessions begin with. */
  private static final String ID = "ses_";

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

  /** The account that a session is of; empty where it is of none. */
  public Optional<Account> account(String id) {
    return store
        .find(Sha256.hex(id), clock.instant())
        .filter(it -> !it.accountId().isEmpty())
        .flatMap(it -> accounts.apply(it.accountId()))
        .filter(it -> !it.disabled());
  }

  /**
   * Somebody's session, as who looks after them sees it.
   *
   * @param id which opens nothing
   * @param caller who it is in the audit log
   * @param openedAt empty where it is from before that was kept
   * @param isOwn whether it is the one of who asks
   */
  public record Listing(
      String id,
      Kind kind,
      String caller,
      String name,
      Optional<String> tenant,
      Optional<Instant> openedAt,
      Instant expiresAt,
      boolean isOwn) {}

  /** How somebody has signed in. */
  public enum Kind {
    Administrator,
    Account,
    Provider
  }

  /**
   * Those that are open, newest first.
   *
   * @param own secret of the session of who asks
   */
  public Listed<Listing> list(long before, int limit, Optional<String> own) {
    Optional<String> hash = own.map(Sha256::hex);
    Listed<SessionStore.Open> page = store.list(before, limit, clock.instant());
    return new Listed<>(
        page.entries().stream().map(it -> listing(it, hash)).toList(), page.last(), page.more());
  }

  private Listing listing(SessionStore.Open open, Optional<String> own) {
    Caller caller = caller(open.whose()).orElse(Caller.NOBODY);
    return new Listing(
        ID + open.number(),
        kind(open.whose()),
        caller.id(),
        caller.name(),
        caller.tenant(),
        open.openedAt(),
        open.expiresAt(),
        own.filter(open.idSha256()::equals).isPresent());
  }

  private static Kind kind(SessionStore.Whose whose) {
    if (!whose.accountId().isEmpty()) {
      return Kind.Account;
    }
    return whose.identity().isEmpty() ? Kind.Administrator : Kind.Provider;
  }

  /** Ends somebody's by its listed id; false where none is open. */
  public boolean end(String id) {
    return id.matches(ID + "[0-9]{1,18}")
        && store.remove(Long.parseLong(id.substring(ID.length())), clock.instant());
  }

  /** Ends all of an account but one. */
  void closeOthersOf(String accountId, String kept) {
    store.removeOthersOf(accountId, Sha256.hex(kept));
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
