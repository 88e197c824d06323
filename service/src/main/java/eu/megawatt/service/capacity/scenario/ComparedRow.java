package eu.megawatt.service.capacity.scenario;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A figure of an outlook, and by how much it is another one than the baseline's. The word follows
 * from the sign of the difference alone.
 *
 * @param key what figure it is
 * @param profileId of what residency profile, where it is of one
 * @param unit {@code day}, {@code kW}, {@code ratio} or {@code count}
 * @param isMoreBetter whether more of it, or later, is better; else less is
 * @param valueOn of days; absent is never within the horizon
 * @param differenceDays absent where one of both is never within the horizon
 * @param word {@code better}, {@code worse} or {@code same}; absent without a baseline
 */
public record ComparedRow(
    String key,
    Optional<String> profileId,
    String unit,
    boolean isMoreBetter,
    Optional<LocalDate> valueOn,
    Optional<Long> valueKw,
    Optional<Double> valueRatio,
    Optional<Long> valueCount,
    Optional<Long> differenceDays,
    Optional<Long> differenceKw,
    Optional<Double> differenceRatio,
    Optional<Long> differenceCount,
    Optional<String> word) {

  static ComparedRow day(String key, Optional<LocalDate> on) {
    return row(
        key,
        Optional.empty(),
        "day",
        true,
        on,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static ComparedRow kw(
      String key, Optional<String> profileId, boolean isMoreBetter, long valueKw) {
    return row(
        key,
        profileId,
        "kW",
        isMoreBetter,
        Optional.empty(),
        Optional.of(valueKw),
        Optional.empty(),
        Optional.empty());
  }

  static ComparedRow ratio(String key, double valueRatio) {
    return row(
        key,
        Optional.empty(),
        "ratio",
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.of(valueRatio),
        Optional.empty());
  }

  static ComparedRow count(String key, long valueCount) {
    return row(
        key,
        Optional.empty(),
        "count",
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(valueCount));
  }

  private static ComparedRow row(
      String key,
      Optional<String> profileId,
      String unit,
      boolean isMoreBetter,
      Optional<LocalDate> on,
      Optional<Long> kw,
      Optional<Double> ratio,
      Optional<Long> count) {
    return new ComparedRow(
        key,
        profileId,
        unit,
        isMoreBetter,
        on,
        kw,
        ratio,
        count,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether it is the same figure of another outlook. */
  boolean isLike(ComparedRow other) {
    return key.equals(other.key) && profileId.equals(other.profileId);
  }

  /** The same, with what differs from the baseline's. */
  ComparedRow against(ComparedRow baseline) {
    int sign = sign(baseline);
    String its = sign == 0 ? "same" : sign > 0 == isMoreBetter ? "better" : "worse";
    return new ComparedRow(
        key,
        profileId,
        unit,
        isMoreBetter,
        valueOn,
        valueKw,
        valueRatio,
        valueCount,
        days(baseline),
        both(baseline.valueKw, valueKw),
        valueRatio.flatMap(it -> baseline.valueRatio.map(before -> it - before)),
        both(baseline.valueCount, valueCount),
        Optional.of(its));
  }

  private static Optional<Long> both(Optional<Long> before, Optional<Long> after) {
    return after.flatMap(it -> before.map(from -> it - from));
  }

  /** Both never are no difference. */
  private Optional<Long> days(ComparedRow baseline) {
    if (!unit.equals("day")) {
      return Optional.empty();
    }
    return valueOn.isEmpty() && baseline.valueOn.isEmpty()
        ? Optional.of(0L)
        : valueOn.flatMap(to -> baseline.valueOn.map(from -> ChronoUnit.DAYS.between(from, to)));
  }

  /** Never is later than any day. */
  private int sign(ComparedRow baseline) {
    return switch (unit) {
      case "day" -> valueOn.orElse(LocalDate.MAX).compareTo(baseline.valueOn.orElse(LocalDate.MAX));
      case "ratio" -> Double.compare(valueRatio.orElse(0.0), baseline.valueRatio.orElse(0.0));
      case "kW" -> Long.compare(valueKw.orElse(0L), baseline.valueKw.orElse(0L));
      default -> Long.compare(valueCount.orElse(0L), baseline.valueCount.orElse(0L));
    };
  }
}
