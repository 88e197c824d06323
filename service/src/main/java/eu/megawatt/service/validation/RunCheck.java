package eu.megawatt.service.validation;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a run is to be, and finds everything that is wrong with it at once. */
final class RunCheck {

  /** Nodes of one run. */
  static final int MOST_NODES = 1_000;

  private static final int MOST_KERNELS = 200;
  private static final int MOST_SOAK_SECONDS = 24 * 3_600;
  private static final int LONGEST_REASON = 1_000;
  private static final Pattern KERNEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,199}");
  private static final List<String> EXTENTS = List.of("quick", "full");
  private static final Duration LATEST_START = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(7);

  /** How long a node may take to begin where nothing is said. */
  static final Duration USUAL = Duration.ofHours(2);

  private final Inventory fleet;
  private final Instant now;
  private final List<FieldError> errors = new ArrayList<>();

  RunCheck(Inventory fleet, Instant now) {
    this.fleet = fleet;
    this.now = now;
  }

  /** What was asked for, once it is known to be right. */
  record Asked(
      List<String> nodeIds,
      Extent extent,
      List<String> kernels,
      int soakSeconds,
      String reason,
      Instant startAt,
      Instant endBy,
      boolean hasEnd,
      boolean isWhenIdle) {}

  /**
   * What is asked for.
   *
   * @throws eu.megawatt.service.problem.ProblemException 422 with all that is wrong
   */
  Asked read(RunBody body) {
    List<String> nodeIds = body.nodeIds().orElse(List.of());
    nodes(nodeIds);
    String extent = body.extent().orElse("");
    if (!EXTENTS.contains(extent)) {
      error(
          "/extent",
          "UnknownValue",
          "must be quick or full, not \"%s\".%s"
              .formatted(extent, Nearest.suggestion(extent, EXTENTS)));
    }
    List<String> kernels = body.kernels().orElse(List.of());
    kernels(kernels);
    int soakSeconds = body.soakSeconds().orElse(0);
    if (soakSeconds < 0 || soakSeconds > MOST_SOAK_SECONDS) {
      error(
          "/soakSeconds",
          "OutOfRange",
          "must be 0 to %d seconds, not %d.".formatted(MOST_SOAK_SECONDS, soakSeconds));
    }
    String reason = reason(body.reason(), errors);
    Instant startAt = start(body.startAt());
    Instant endBy = end(body.endBy(), startAt, soakSeconds);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new Asked(
        nodeIds,
        Extent.valueOf(extent.toUpperCase(Locale.ROOT)),
        kernels,
        soakSeconds,
        reason,
        startAt,
        endBy,
        body.endBy().isPresent(),
        body.whenIdle().orElse(body.startAt().isEmpty()));
  }

  /** A reason, which has to be there. */
  static String reason(Optional<String> said, List<FieldError> errors) {
    String reason = said.orElse("");
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      errors.add(
          new FieldError(
              "/reason",
              "Missing",
              "must be there: why, in 1 to %d characters.".formatted(LONGEST_REASON)));
    }
    return reason;
  }

  private void nodes(List<String> nodeIds) {
    if (nodeIds.isEmpty() || nodeIds.size() > MOST_NODES) {
      error(
          "/nodeIds",
          "WrongLength",
          "must name 1 to %d nodes, not %d.".formatted(MOST_NODES, nodeIds.size()));
      return;
    }
    HashSet<String> seen = new HashSet<>();
    for (int i = 0; i < nodeIds.size(); i++) {
      String id = String.valueOf(nodeIds.get(i));
      if (!seen.add(id)) {
        error("/nodeIds/" + i, "Twice", "is named twice: %s.".formatted(id));
      }
      Enrolments.requireNode(id, "/nodeIds/" + i, fleet, errors);
    }
  }

  private void kernels(List<String> kernels) {
    if (kernels.size() > MOST_KERNELS) {
      error(
          "/kernels",
          "WrongLength",
          "must name %d at most, not %d.".formatted(MOST_KERNELS, kernels.size()));
    }
    for (int i = 0; i < kernels.size(); i++) {
      String name = String.valueOf(kernels.get(i));
      if (!KERNEL.matcher(name).matches()) {
        error(
            "/kernels/" + i,
            "NotAName",
            "must be the name of a case such as triad-fp32-64m, not \"%s\".".formatted(name));
      }
    }
  }

  private Instant start(Optional<String> said) {
    Instant at = instant(said, "/startAt").orElse(now);
    Instant latest = now.plus(LATEST_START);
    if (at.isAfter(latest)) {
      error("/startAt", "OutOfRange", "must be up to %s, not %s.".formatted(latest, at));
    }
    return at.isBefore(now) ? now : at;
  }

  private Instant end(Optional<String> said, Instant startAt, int soakSeconds) {
    Instant at =
        instant(said, "/endBy")
            .orElseGet(() -> startAt.plus(USUAL).plusSeconds(Math.max(0, soakSeconds)));
    if (!at.isAfter(startAt) || at.isAfter(startAt.plus(LONGEST))) {
      error(
          "/endBy",
          "OutOfRange",
          "must be after %s and up to %s, not %s.".formatted(startAt, startAt.plus(LONGEST), at));
      return startAt.plus(USUAL);
    }
    return at;
  }

  private Optional<Instant> instant(Optional<String> text, String pointer) {
    try {
      return text.map(it -> Instant.ofEpochMilli(Instant.parse(it).toEpochMilli()));
    } catch (DateTimeException | ArithmeticException _) {
      error(
          pointer,
          "NotATime",
          "must be a time such as 2026-11-23T00:00:00Z, not \"%s\".".formatted(text.orElse("")));
      return Optional.empty();
    }
  }

  private void error(String pointer, String code, String detail) {
    errors.add(new FieldError(pointer, code, detail));
  }
}
