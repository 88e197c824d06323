package eu.megawatt.service.security;

import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The accounts that are kept here, ten thousand at most. Who is disabled, deleted or gets another
 * password is signed out, and its tokens end where it cannot sign in any more. Thread-safe.
 */
public final class Accounts {

  /** How many there may be. */
  public static final int MOST = 10_000;

  /** Nobody has it, and it takes as long to compare with as any other. */
  private static final String NOBODYS_PASSWORD =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
          + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private static final int FREE_FAILURES = 5;
  private static final int FREE_FAILURES_OF_AN_ADDRESS = 50;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration LONGEST_WAIT_OF_AN_ADDRESS = Duration.ofMinutes(1);

  private final AccountRows rows;
  private final Passwords passwords;
  private final Sessions sessions;
  private final ApiTokens tokens;
  private final Attempts attempts;
  private final Attempts attemptsOfAddresses;
  private final Clock clock;

  public Accounts(
      Database database, Passwords passwords, Sessions sessions, ApiTokens tokens, Clock clock) {
    this.rows = new AccountRows(database);
    this.passwords = passwords;
    this.sessions = sessions;
    this.tokens = tokens;
    this.clock = clock;
    attempts = new Attempts(FREE_FAILURES, LONGEST_WAIT, clock);
    attemptsOfAddresses =
        new Attempts(FREE_FAILURES_OF_AN_ADDRESS, LONGEST_WAIT_OF_AN_ADDRESS, clock);
  }

  /** Those of a database, one by its id. */
  public static Function<String, Optional<Account>> lookup(Database database) {
    AccountRows rows = new AccountRows(database);
    return id -> rows.find(id).map(AccountRows.Kept::account);
  }

  /**
   * The account of a name and a password.
   *
   * @param address where the request comes from
   * @throws ProblemException 401 where there is none, whatever of it is wrong; 429 after too many
   *     failures
   */
  public Account signIn(String name, String password, String address) {
    String known = name.toLowerCase(Locale.ROOT);
    requireAttempt(known, address);
    Optional<AccountRows.Kept> kept = rows.named(known);
    boolean matches =
        passwords.matches(password, kept.map(AccountRows.Kept::password).orElse(NOBODYS_PASSWORD));
    boolean isRight = kept.isPresent() && matches && !kept.get().account().disabled();
    attempted(known, address, isRight);
    if (!isRight) {
      throw Problem.of(ProblemKind.UNAUTHENTICATED, "There is no such account with this password.")
          .toException();
    }
    if (passwords.isWeak(kept.get().password())) {
      rows.rehash(kept.get().account().id(), passwords.hash(password));
    }
    return kept.get().account();
  }

  private void requireAttempt(String name, String address) {
    attemptsOfAddresses.require(address);
    attempts.require(name);
  }

  private void attempted(String name, String address, boolean isRight) {
    if (isRight) {
      attempts.succeeded(name);
      attemptsOfAddresses.succeeded(address);
    } else {
      attempts.failed(name);
      attemptsOfAddresses.failed(address);
    }
  }

  /** Adds one. */
  public synchronized Account add(Account.Draft draft) {
    if (rows.count() >= MOST) {
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "There are %d accounts already, which is the most.".formatted(MOST))
          .toException();
    }
    String name = draft.name().toLowerCase(Locale.ROOT);
    if (rows.named(name).isPresent()) {
      String detail = "\"%s\" is taken. Maybe choose another.".formatted(name);
      throw Problem.of(
              ProblemKind.ALREADY_THERE,
              "The name " + detail,
              new FieldError("/name", "AlreadyThere", detail))
          .toException();
    }
    Instant now = clock.instant();
    Account account =
        new Account(
            Identifiers.next("acc", now),
            1,
            name,
            draft.displayName(),
            draft.roleWords(),
            draft.tenant(),
            draft.disabled(),
            now,
            now);
    rows.add(account, passwords.hash(draft.password().orElseThrow()));
    return account;
  }

  public Optional<Account> find(String id) {
    return rows.find(id).map(AccountRows.Kept::account);
  }

  /** Newest first, those before a place in the list. */
  public Listed<Account> list(long before, int limit) {
    return rows.list(before, limit);
  }

  /**
   * Changes one; empty where there is none. Its name stays.
   *
   * @throws StaleException where it is not as expected
   */
  public synchronized Optional<Account> change(
      String id, Account.Draft draft, Expectation expected) {
    Optional<AccountRows.Kept> kept = rows.find(id);
    return kept.map(it -> change(it, draft, expected));
  }

  private Account change(AccountRows.Kept kept, Account.Draft draft, Expectation expected) {
    Account was = kept.account();
    expected.check("The account is", Optional.of(Long.toString(was.revision())), false);
    Account is =
        new Account(
            was.id(),
            was.revision() + 1,
            was.name(),
            draft.displayName(),
            draft.roleWords(),
            draft.tenant(),
            draft.disabled(),
            was.createdAt(),
            clock.instant());
    rows.change(is, draft.password().map(passwords::hash).orElse(kept.password()));
    if (is.disabled() || draft.password().isPresent()) {
      sessions.closeOf(is.id());
    }
    if (is.disabled()) {
      tokens.revokeOf(is.callerId());
    }
    return is;
  }

  /**
   * Gives the account of a session another password, and ends its other sessions.
   *
   * @param session the secret of the one that stays
   * @param address where the request comes from
   * @throws ProblemException 403 where the session is of no account; 422 where the current password
   *     is another; 429 after too many failures
   */
  public Account changePassword(String session, String current, String next, String address) {
    Account account = sessions.account(session).orElseThrow(Accounts::noPassword);
    requireAttempt(account.name(), address);
    String known = rows.find(account.id()).orElseThrow(Accounts::noPassword).password();
    boolean isRight = passwords.matches(current, known);
    attempted(account.name(), address, isRight);
    if (!isRight) {
      throw wrong(
          "/current",
          "WrongPassword",
          "is not your password. Maybe ask an administrator for another.");
    }
    if (current.equals(next)) {
      throw wrong("/next", "Unchanged", "must be another than the current one.");
    }
    String hash = passwords.hash(next);
    return replace(account.id(), known, hash, session);
  }

  private synchronized Account replace(String id, String known, String hash, String session) {
    AccountRows.Kept kept =
        rows.find(id)
            .filter(it -> it.password().equals(known) && !it.account().disabled())
            .orElseThrow(
                () ->
                    wrong(
                        "/current",
                        "WrongPassword",
                        "has been changed meanwhile by somebody else."));
    Account was = kept.account();
    Account is =
        new Account(
            was.id(),
            was.revision() + 1,
            was.name(),
            was.displayName(),
            was.roles(),
            was.tenant(),
            was.disabled(),
            was.createdAt(),
            clock.instant());
    rows.change(is, hash);
    sessions.closeOthersOf(id, session);
    return is;
  }

  private static ProblemException wrong(String pointer, String code, String detail) {
    return Problem.invalid(List.of(new FieldError(pointer, code, detail))).toException();
  }

  private static ProblemException noPassword() {
    return Problem.of(
            ProblemKind.FORBIDDEN,
            "Only an account that is kept here has a password here, and you have not signed in with"
                + " one. Maybe change it where you sign in.")
        .toException();
  }

  /** Removes one; false where there is none. */
  public synchronized boolean remove(String id) {
    sessions.closeOf(id);
    tokens.revokeOf("account:" + id);
    return rows.remove(id);
  }

  /** Names and addresses that have failed to sign in and are remembered. */
  public int failingCount() {
    return attempts.count() + attemptsOfAddresses.count();
  }

  /** The problem of an account that is not there. */
  public static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no account \"%s\".".formatted(id))
        .toException();
  }
}
