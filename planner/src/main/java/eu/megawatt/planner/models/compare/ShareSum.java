package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Bounds;
import eu.megawatt.planner.models.ModelQuality;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A constant, and shares of accepted answers each times a factor.
 *
 * @param factors by what was counted; a count that stands for several tasks is there once, since
 *     chance drew it once
 */
public record ShareSum(BigDecimal constant, Map<ModelQuality, BigDecimal> factors) {

  public ShareSum {
    factors = Map.copyOf(factors);
  }

  /**
   * The accepted share of each task of a candidate, times its share of all tasks and a factor.
   *
   * @throws IllegalArgumentException where nobody has judged it at some task
   */
  static ShareSum mean(Candidate candidate, Function<String, BigDecimal> ofTask) {
    Map<ModelQuality, BigDecimal> factors = new LinkedHashMap<>();
    for (MixFigures.Part part : candidate.figures().parts()) {
      String task = part.figures().task();
      ModelQuality quality =
          candidate
              .quality(task)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "nobody has judged the answers of %s at %s"
                              .formatted(candidate.nickname(), task)));
      factors.merge(
          quality, candidate.figures().share(part).multiply(ofTask.apply(task)), BigDecimal::add);
    }
    return new ShareSum(BigDecimal.ZERO, factors);
  }

  /** Of all that is not accepted, on top of a constant. */
  ShareSum refused(BigDecimal more) {
    Map<ModelQuality, BigDecimal> opposite = new LinkedHashMap<>();
    factors.forEach((quality, factor) -> opposite.put(quality, factor.negate()));
    BigDecimal all = factors.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return new ShareSum(more.add(all), opposite);
  }

  /** At the shares as they were counted. */
  public BigDecimal value() {
    BigDecimal sum = constant;
    for (Map.Entry<ModelQuality, BigDecimal> each : factors.entrySet()) {
      sum = sum.add(each.getValue().multiply(BigDecimal.valueOf(each.getKey().share())));
    }
    return sum.round(MathContext.DECIMAL64);
  }

  /**
   * Where it lies with 95 % confidence; empty where the number of trials of any share is unknown.
   * How far each share may be off is squared and added, on each side by itself (R. G. Newcombe,
   * Statistics in Medicine 17, 1998; G. Y. Zou and A. Donner, ibid. 27, 2008): tasks are judged
   * apart, so not all are off to the same side at once. Of one share it is the share's own
   * interval.
   */
  public Optional<Bounds> interval() {
    double low = constant.doubleValue();
    double high = low;
    double below = 0;
    double above = 0;
    for (Map.Entry<ModelQuality, BigDecimal> each : factors.entrySet()) {
      Optional<Bounds> share = each.getKey().interval();
      if (share.isEmpty()) {
        return Optional.empty();
      }
      double factor = each.getValue().doubleValue();
      double atLow = factor * share.get().low();
      double atHigh = factor * share.get().high();
      double at = factor * each.getKey().share();
      low += Math.min(atLow, atHigh);
      high += Math.max(atLow, atHigh);
      below += Math.pow(at - Math.min(atLow, atHigh), 2);
      above += Math.pow(Math.max(atLow, atHigh) - at, 2);
    }
    if (factors.size() == 1) {
      return Optional.of(new Bounds(low, high));
    }
    double value = value().doubleValue();
    return Optional.of(
        new Bounds(
            Math.max(low, value - Math.sqrt(below)), Math.min(high, value + Math.sqrt(above))));
  }
}
