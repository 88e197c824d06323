package eu.megawatt.planner.models.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The time between two tokens of one answer (inter-token latency), where it was measured. */
public record TokenGap(
    OptionalDouble medianMs, OptionalDouble p90Ms, OptionalDouble p95Ms, OptionalDouble p99Ms) {

  /** Not measured. */
  public static final TokenGap UNKNOWN =
      new TokenGap(
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  public TokenGap {
    double before = 0;
    for (OptionalDouble each : List.of(medianMs, p90Ms, p95Ms, p99Ms)) {
      if (each.isPresent() && !(each.getAsDouble() >= before)) {
        throw new IllegalArgumentException(
            "the times between tokens are %s ms; from the median over p90 and p95 to p99 none is less than the one before. Maybe two columns are swapped"
                .formatted(told(List.of(medianMs, p90Ms, p95Ms, p99Ms))));
      }
      before = each.orElse(before);
    }
  }

  private static List<Double> told(List<OptionalDouble> all) {
    List<Double> known = new ArrayList<>();
    all.forEach(each -> each.ifPresent(known::add));
    return known;
  }
}
