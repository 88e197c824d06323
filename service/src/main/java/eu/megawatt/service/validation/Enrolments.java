package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Identifiers;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.Sha256;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One-time tokens with which agents come to be. Thread-safe. */
public final class Enrolments {

  /** Tokens that may be open at a time. */
  public static final int MOST_OPEN = 10_000;

  /** How a token begins. */
  static final String PREFIX = "mwe_";

  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final int SECRET_BYTES = 32;
  private static final int RETRY_SECONDS = 60;

  private final Database database;
  private final Supplier<Inventory> fleet;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Enrolments(Database database, Supplier<Inventory> fleet, Clock clock) {
    this.database = database;
    this.fleet = fleet;
    this.clock = clock;
  }

  /** What is asked for. */
  public record EnrolmentBody(
      Optional<String> nodeId, Optional<String> expiresAt, Optional<String> reason) {}

  /**
   * One as it is shown.
   *
   * @param state {@code Open}, {@code Used} or {@code Expired}
   */
  public record EnrolmentView(
      String id,
      String nodeId,
      String state,
      String createdBy,
      Instant createdAt,
      Instant expiresAt,
      Optional<Instant> usedAt,
      Optional<String> agentId) {}

  /**
   * A new one.
   *
   * @param token is shown this once
   */
  public record FreshEnrolment(String token, String id, String nodeId, Instant expiresAt) {}

  /**
   * Makes a token.
   *
   * @param by id of the caller
   * @throws ProblemException 422 with all that is wrong, 503 where too many are open
   */
  public FreshEnrolment add(EnrolmentBody body, String by) {
    Instant now = clock.instant();
    List<FieldError> errors = new ArrayList<>();
    String nodeId = body.nodeId().orElse("");
    requireNode(nodeId, "/nodeId", fleet.get(), errors);
    Instant expiresAt = end(body.expiresAt(), now, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    String id = Identifiers.next("enr", now);
    boolean isAdded =
        database
            .jdbi()
            .inTransaction(
                handle ->
                    EnrolmentRows.openCount(handle, now) < MOST_OPEN
                        && EnrolmentRows.add(
                            handle, id, nodeId, Sha256.hex(token), by, now, expiresAt));
    if (!isAdded) {
      throw tooMany();
    }
    database.force();
    return new FreshEnrolment(token, id, nodeId, expiresAt);
  }

  private static ProblemException tooMany() {
    return new ProblemException(
        Problem.of(
            ProblemKind.UNAVAILABLE,
            "%d one-time tokens are open already. Maybe wait until some are used or expire."
                .formatted(MOST_OPEN)),
        RETRY_SECONDS);
  }

  /** Notes where a node is not one of the fleet. */
  static void requireNode(String nodeId, String pointer, Inventory fleet, List<FieldError> errors) {
    if (!fleet.nodes().containsKey(nodeId)) {
      errors.add(
          new FieldError(
              pointer,
              "UnknownValue",
              "\"%s\" is not a node of the fleet.%s"
                  .formatted(
                      nodeId, Nearest.suggestion(nodeId, List.copyOf(fleet.nodes().keySet())))));
    }
  }

  private static Instant end(Optional<String> said, Instant now, List<FieldError> errors) {
    if (said.isEmpty()) {
      return now.plus(USUAL);
    }
    Instant latest = now.plus(LONGEST);
    try {
      Instant end = Instant.parse(said.get());
      if (!end.isAfter(now) || end.isAfter(latest)) {
        errors.add(
            new FieldError(
                "/expiresAt",
                "OutOfRange",
                "must be after %s and up to %s, not %s.".formatted(now, latest, end)));
      }
      return end;
    } catch (DateTimeException _) {
      errors.add(
          new FieldError(
              "/expiresAt",
              "NotATime",
              "must be a time such as %s, not \"%s\".".formatted(latest, said.get())));
      return now;
    }
  }

  /** Newest first, those before a sequence. */
  public Listed<EnrolmentView> list(long before, int limit) {
    Instant now = clock.instant();
    return database
        .jdbi()
        .withHandle(handle -> Listed.of(EnrolmentRows.list(handle, before, limit, now), limit));
  }

  /** The one whose token something is. */
  Optional<EnrolmentRows.Kept> ofToken(String token) {
    return token.startsWith(PREFIX)
        ? database.jdbi().withHandle(handle -> EnrolmentRows.byHash(handle, Sha256.hex(token)))
        : Optional.empty();
  }
}
