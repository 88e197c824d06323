package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.Input;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A workload that another model would serve. What is freed is less than 0 where it takes more. The
 * same tasks are asked of both; how many of the answers are accepted is for a comparison to say.
 *
 * @param requestsPerSecond of the workload
 * @param estimated each input that is estimated, with where it is from
 */
public record Move(
    BigDecimal requestsPerSecond, Footprint from, Footprint to, List<String> estimated) {

  private static final Set<Input> INPUTS =
      EnumSet.of(
          Input.MEASUREMENT,
          Input.BATCH,
          Input.HOST_POWER,
          Input.PUE,
          Input.UTILISATION,
          Input.GPU_PRICE,
          Input.CARBON_INTENSITY);

  public Move {
    estimated = List.copyOf(estimated);
  }

  /**
   * From the model that serves it today to another one.
   *
   * @throws IllegalArgumentException where the two are measured at different tasks, in other
   *     shares, or under different assumptions
   */
  public static Move of(Workload workload, MixFigures from, MixFigures to) {
    checkComparable(from, to);
    BigDecimal requestsPerSecond = workload.requestsPerSecond(from);
    return new Move(
        requestsPerSecond,
        Footprint.of(requestsPerSecond, from),
        Footprint.of(requestsPerSecond, to),
        estimated(from, to));
  }

  static void checkComparable(MixFigures from, MixFigures to) {
    if (!from.mix().isLike(to.mix()) || !from.under().equals(to.under())) {
      throw new IllegalArgumentException(
          "%s at %s and %s at %s are not comparable; both have the same tasks and assumptions"
              .formatted(from.nickname(), from.mix().words(), to.nickname(), to.mix().words()));
    }
  }

  static List<String> estimated(MixFigures from, MixFigures to) {
    return Stream.of(from, to)
        .flatMap(figures -> figures.estimated(INPUTS).stream())
        .distinct()
        .toList();
  }

  public boolean isEstimated() {
    return !estimated.isEmpty();
  }

  public long freedGpus() {
    return from.gpus() - to.gpus();
  }

  public BigDecimal freedMw() {
    return from.facilityMw().subtract(to.facilityMw());
  }

  public BigDecimal freedYearMWh() {
    return from.yearMWh().subtract(to.yearMWh());
  }

  public BigDecimal freedYearEur() {
    return from.yearEur().subtract(to.yearEur());
  }

  public BigDecimal freedYearTco2e() {
    return from.yearTco2e().subtract(to.yearTco2e());
  }

  /** In one sentence. */
  public String words() {
    boolean isLess = freedMw().signum() >= 0;
    return String.format(
        Locale.ROOT,
        "Serving %.4g requests/s with %s instead of %s %s %.4g MW of facility: %,d GPUs become %,d.",
        requestsPerSecond.doubleValue(),
        to.nickname(),
        from.nickname(),
        isLess ? "frees" : "takes another",
        freedMw().abs().doubleValue(),
        from.gpus(),
        to.gpus());
  }
}
