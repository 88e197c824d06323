package eu.megawatt.service.security;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The tokens of programs: ten thousand at most, all of them in memory, so that a request costs no
 * look into the database and a revoked one is gone at once. Thread-safe.
 */
public final class ApiTokens {

  /** How many there may be. */
  public static final int MOST = 10_000;

  /** How long one may be good for. */
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final String PREFIX = "mw_";
  private static final long COARSE_MS = Duration.ofMinutes(10).toMillis();

  /** Expired ones say for so long that they have expired. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /** Clocks of a service that was moved may differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  private final TokenRows rows;
  private final Clock clock;
  private final Map<String, Kept> byHash = new ConcurrentHashMap<>();

  private ApiTokens(TokenRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** One with what is needed to let it in. */
  record Kept(long sequence, String hash, ApiToken token, Caller caller, AtomicLong lastUsedMs) {

    static Kept of(long sequence, String hash, ApiToken token) {
      Set<Scope> scopes = EnumSet.noneOf(Scope.class);
      token.scopes().forEach(it -> Scope.ofWord(it).ifPresent(scopes::add));
      return new Kept(
          sequence,
          hash,
          token,
          new Caller("token:" + token.id(), token.name(), token.tenant(), scopes),
          new AtomicLong(token.lastUsedAt().map(Instant::toEpochMilli).orElse(0L)));
    }

    ApiToken asUsed() {
      return token.usedAt(lastUsedMs.get());
    }
  }

  /** Those of a database. */
  public static ApiTokens open(Database database, Clock clock) {
    ApiTokens tokens = new ApiTokens(new TokenRows(database), clock);
    tokens.rows.all().forEach(it -> tokens.byHash.put(it.hash(), it));
    return tokens;
  }

  /**
   * Makes one.
   *
   * @param by id of the caller who makes it
   * @return empty where there are too many
   */
  public synchronized Optional<ApiToken.Fresh> add(ApiToken.Draft draft, String by) {
    Instant now = clock.instant();
    removeAll(it -> it.token().expiresAt().isBefore(now.minus(REMEMBERED)));
    if (byHash.size() >= MOST) {
      return Optional.empty();
    }
    String secret = PREFIX + Secrets.next();
    ApiToken token =
        new ApiToken(
            Identifiers.next("tok", now),
            draft.name(),
            draft.scopes().stream().map(Scope::word).toList(),
            draft.tenant(),
            by,
            now,
            draft.expiresAt(),
            Optional.empty());
    String hash = Sha256.hex(secret);
    byHash.put(hash, Kept.of(rows.add(token, hash), hash, token));
    return Optional.of(new ApiToken.Fresh(token, secret));
  }

  /** One of them, where a caller may see it. */
  public Optional<ApiToken> find(String id, Caller caller) {
    return kept(id, caller).map(Kept::asUsed);
  }

  private Optional<Kept> kept(String id, Caller caller) {
    return byHash.values().stream()
        .filter(it -> it.token().id().equals(id) && isSeenBy(it, caller))
        .findFirst();
  }

  private static boolean isSeenBy(Kept kept, Caller caller) {
    return caller.tenant().isEmpty() || caller.tenant().equals(kept.token().tenant());
  }

  /** Those that a caller may see, newest first, from before a place in the list. */
  public Listed<ApiToken> list(Caller caller, long before, int limit) {
    List<Listed.Row<ApiToken>> found =
        byHash.values().stream()
            .filter(it -> it.sequence() < before && isSeenBy(it, caller))
            .sorted(Comparator.comparingLong(Kept::sequence).reversed())
            .limit(limit + 1L)
            .map(it -> new Listed.Row<>(it.sequence(), it.asUsed()))
            .toList();
    return Listed.of(found, limit);
  }

  /** Ends one at once; false where there is none that the caller may see. */
  public synchronized boolean revoke(String id, Caller caller) {
    Optional<Kept> kept = kept(id, caller);
    kept.ifPresent(it -> removeAll(each -> each.hash().equals(it.hash())));
    return kept.isPresent();
  }

  /** Ends all that somebody has made. */
  synchronized void revokeOf(String callerId) {
    removeAll(it -> it.token().createdBy().equals(callerId));
  }

  private void removeAll(Predicate<Kept> which) {
    byHash.values().stream()
        .filter(which)
        .toList()
        .forEach(
            it -> {
              byHash.remove(it.hash());
              rows.remove(it.token().id());
            });
  }

  /** Who stands behind a caller: who made the token that it has, or itself. */
  public String principal(String callerId) {
    String id = callerId;
    Optional<String> maker = maker(id);
    while (maker.isPresent()) {
      id = maker.get();
      maker = maker(id);
    }
    return id;
  }

  private Optional<String> maker(String callerId) {
    return byHash.values().stream()
        .filter(it -> it.caller().id().equals(callerId))
        .map(it -> it.token().createdBy())
        .findFirst();
  }

  /** How many there are. */
  public int count() {
    return byHash.size();
  }

  /**
   * Whose token it is; empty where it is nobody's.
   *
   * @throws ProblemException 401 that says so where it has expired, or is not good yet
   */
  public Optional<Caller> caller(String offered) {
    if (!offered.startsWith(PREFIX)) {
      return Optional.empty();
    }
    Optional<Kept> kept = Optional.ofNullable(byHash.get(Sha256.hex(offered)));
    kept.ifPresent(this::use);
    return kept.map(Kept::caller);
  }

  private void use(Kept kept) {
    Instant now = clock.instant();
    ApiToken token = kept.token();
    if (!now.isBefore(token.expiresAt())) {
      throw unauthenticated(
          "The token \"%s\" (%s) expired at %s. Maybe make another."
              .formatted(token.name(), token.id(), token.expiresAt()));
    }
    if (token.createdAt().isAfter(now.plus(SKEW))) {
      throw unauthenticated(
          "The token \"%s\" (%s) was made at %s, which is still to come: it is %s here. Maybe the service's clock is slow."
              .formatted(token.name(), token.id(), token.createdAt(), now));
    }
    long last = kept.lastUsedMs().get();
    if (now.toEpochMilli() - last >= COARSE_MS
        && kept.lastUsedMs().compareAndSet(last, now.toEpochMilli())) {
      rows.used(token.id(), now.toEpochMilli());
    }
  }

  private static ProblemException unauthenticated(String detail) {
    return Problem.of(ProblemKind.UNAUTHENTICATED, detail).toException();
  }
}
