package eu.megawatt.service.capacity.scenario;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A figure of a scenario, and by how much it is another one than the baseline's. The word follows
 * from the sign of the difference alone.
 *
 * @param key what figure it is
 * @param profileId of what residency profile, where it is of one
 * @param unit {@code day}, {@code ratio}, or a whole number of {@code kW}, {@code count}, {@code
 *     EUR} or {@code EUR/MWh} (in cents) or {@code kg}
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
    Optional<Double> valueRatio,
    Optional<Long> valueKw,
    Optional<Long> valueCount,
    Optional<Long> valueMinor,
    Optional<Long> valueKg,
    Optional<Long> differenceDays,
    Optional<Double> differenceRatio,
    Optional<Long> differenceKw,
    Optional<Long> differenceCount,
    Optional<Long> differenceMinor,
    Optional<Long> differenceKg,
    Optional<String> word) {

  static ComparedRow day(String key, Optional<LocalDate> on) {
    return plain(key, Optional.empty(), "day", true, on, Optional.empty(), Optional.empty());
  }

  static ComparedRow kw(
      String key, Optional<String> profileId, boolean isMoreBetter, long valueKw) {
    return whole(key, profileId, "kW", isMoreBetter, valueKw);
  }

  static ComparedRow ratio(String key, boolean isMoreBetter, double valueRatio) {
    return plain(
        key,
        Optional.empty(),
        "ratio",
        isMoreBetter,
        Optional.empty(),
        Optional.of(valueRatio),
        Optional.empty());
  }

  static ComparedRow count(String key, long valueCount) {
    return whole(key, Optional.empty(), "count", false, valueCount);
  }

  /** Of what less is better. */
  static ComparedRow cents(String key, String unit, long valueMinor) {
    return whole(key, Optional.empty(), unit, false, valueMinor);
  }

  static ComparedRow kg(String key, long valueKg) {
    return whole(key, Optional.empty(), "kg", false, valueKg);
  }

  /** Of what more is better. */
  static ComparedRow savedCents(String key, long valueMinor) {
    return whole(key, Optional.empty(), "EUR", true, valueMinor);
  }

  /** Of what more is better. */
  static ComparedRow savedKg(String key, long valueKg) {
    return whole(key, Optional.empty(), "kg", true, valueKg);
  }

  private static ComparedRow whole(
      String key, Optional<String> profileId, String unit, boolean isMoreBetter, long value) {
    return plain(
        key, profileId, unit, isMoreBetter, Optional.empty(), Optional.empty(), Optional.of(value));
  }

  private static ComparedRow plain(
      String key,
      Optional<String> profileId,
      String unit,
      boolean isMoreBetter,
      Optional<LocalDate> on,
      Optional<Double> ratio,
      Optional<Long> whole) {
    return new ComparedRow(
        key,
        profileId,
        unit,
        isMoreBetter,
        on,
        ratio,
        whole.filter(_ -> unit.equals("kW")),
        whole.filter(_ -> unit.equals("count")),
        whole.filter(_ -> unit.startsWith("EUR")),
        whole.filter(_ -> unit.equals("kg")),
        Optional.empty(),
        Optional.empty(),
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
        valueRatio,
        valueKw,
        valueCount,
        valueMinor,
        valueKg,
        days(baseline),
        valueRatio.flatMap(it -> baseline.valueRatio.map(before -> it - before)),
        both(baseline.valueKw, valueKw),
        both(baseline.valueCount, valueCount),
        both(baseline.valueMinor, valueMinor),
        both(baseline.valueKg, valueKg),
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
      default -> Long.compare(whole(), baseline.whole());
    };
  }

  private long whole() {
    return valueKw.or(() -> valueCount).or(() -> valueMinor).or(() -> valueKg).orElse(0L);
  }
}
