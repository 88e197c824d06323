package eu.megawatt.planner.scenario;

import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Outlook.Point;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between an outlook and another, which may only be told where both were asked the
 * same.
 *
 * @param p50Days by how many days half of all draws run out later; empty where one of them never
 *     does within the horizon
 * @param p90Days the same of a tenth
 * @param withinRatio by how much more of all draws run out
 * @param peakKw by how much more the demand of half of all draws comes to on its highest day told
 * @param supplyKw by how much more IT there is on the last day
 * @param warnings what was asked differently
 */
public record Difference(
    Optional<Long> p50Days,
    Optional<Long> p90Days,
    double withinRatio,
    long peakKw,
    long supplyKw,
    List<String> warnings) {

  public Difference {
    warnings = List.copyOf(warnings);
  }

  /** Of one against a baseline. */
  public static Difference of(Outlook baseline, Outlook other) {
    return new Difference(
        days(baseline.all().p50(), other.all().p50()),
        days(baseline.all().p90(), other.all().p90()),
        other.all().withinRatio() - baseline.all().withinRatio(),
        peak(other) - peak(baseline),
        other.points().getLast().supply().itKw() - baseline.points().getLast().supply().itKw(),
        warnings(baseline, other));
  }

  /** Both never are no difference. */
  private static Optional<Long> days(Optional<LocalDate> before, Optional<LocalDate> after) {
    if (before.isEmpty() && after.isEmpty()) {
      return Optional.of(0L);
    }
    return before.flatMap(from -> after.map(to -> ChronoUnit.DAYS.between(from, to)));
  }

  private static long peak(Outlook outlook) {
    return outlook.points().stream().mapToLong(Point::p50Kw).max().orElse(0);
  }

  private static List<String> warnings(Outlook baseline, Outlook other) {
    List<String> warnings = new ArrayList<>();
    warn(warnings, "first day", baseline.plan().from(), other.plan().from());
    warn(warnings, "horizon", baseline.question().to(), other.question().to());
    warn(warnings, "seed", baseline.question().seed(), other.question().seed());
    warn(warnings, "draws", baseline.question().drawCount(), other.question().drawCount());
    warn(
        warnings,
        "reserve per mille",
        baseline.question().reservePermille(),
        other.question().reservePermille());
    warn(warnings, "counted steps", baseline.question().counted(), other.question().counted());
    return warnings;
  }

  private static void warn(List<String> warnings, String what, Object one, Object other) {
    if (!one.equals(other)) {
      warnings.add("The %s differ: %s and %s".formatted(what, one, other));
    }
  }
}
