package eu.megawatt.planner.demand;

import eu.megawatt.planner.forecast.History;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A demand day by day, in kilowatts of IT, with days of which nothing is known. Immutable. */
public final class DemandDays {

  /**
   * So many days in a row of which nothing is known are filled; of more, the history begins anew.
   */
  public static final int LONGEST_GAP = 3;

  /** The days of a week, after which demand repeats. */
  public static final int WEEK = 7;

  private static final int YEAR = 365;

  /** A year is looked for where a back-test can know one and a half of it. */
  private static final int DAYS_FOR_A_YEAR = 685;

  private final LocalDate from;
  private final double[] kw;

  private DemandDays(LocalDate from, double[] kw) {
    this.from = from;
    this.kw = kw;
  }

  /**
   * Days in order.
   *
   * @param from the first of them
   * @param kw of each, 0 or more; NaN where nothing is known
   */
  public static DemandDays of(LocalDate from, double... kw) {
    for (double it : kw) {
      if (it < 0 || Double.isInfinite(it)) {
        throw new IllegalArgumentException(
            "A demand of %s kW; it must be 0 or more, or NaN where nothing is known".formatted(it));
      }
    }
    return new DemandDays(from, kw.clone());
  }

  /**
   * The sum of several. Of a day of which one of them is not known nothing is; before its first day
   * and after its last a demand is 0.
   *
   * @param all one at least
   */
  public static DemandDays sum(Collection<DemandDays> all) {
    LocalDate first = all.stream().map(DemandDays::from).min(LocalDate::compareTo).orElseThrow();
    LocalDate end = all.stream().map(DemandDays::to).max(LocalDate::compareTo).orElseThrow();
    double[] sum = new double[(int) ChronoUnit.DAYS.between(first, end)];
    for (DemandDays its : all) {
      int begin = (int) ChronoUnit.DAYS.between(first, its.from);
      for (int i = 0; i < its.kw.length; i++) {
        sum[begin + i] += its.kw[i];
      }
    }
    return new DemandDays(first, sum);
  }

  public LocalDate from() {
    return from;
  }

  /** The day after the last. */
  public LocalDate to() {
    return from.plusDays(kw.length);
  }

  /** The kilowatts of a day; empty where nothing is known, or it is another day. */
  public OptionalDouble kw(LocalDate day) {
    long at = ChronoUnit.DAYS.between(from, day);
    return at < 0 || at >= kw.length || Double.isNaN(kw[(int) at])
        ? OptionalDouble.empty()
        : OptionalDouble.of(kw[(int) at]);
  }

  /** What was known of it when a day began. */
  public DemandDays before(LocalDate day) {
    long size = Math.clamp(ChronoUnit.DAYS.between(from, day), 0, kw.length);
    return new DemandDays(from, Arrays.copyOf(kw, (int) size));
  }

  /**
   * What a forecast may be made of: the last days without a long gap.
   *
   * @param filledDayCount of which nothing is known; they are as the same day of the week before,
   *     or the mean of the days on both sides
   */
  public record Usable(LocalDate from, History history, int filledDayCount) {

    /** The day after the last. */
    public LocalDate to() {
      return from.plusDays(history.size());
    }
  }

  /** The last days without a gap of more than {@value #LONGEST_GAP}; empty where there are none. */
  public Optional<Usable> usable() {
    int end = kw.length;
    while (end > 0 && Double.isNaN(kw[end - 1])) {
      end--;
    }
    if (end == 0) {
      return Optional.empty();
    }
    int begin = end - 1;
    int gap = 0;
    for (int i = end - 1; i >= 0 && gap <= LONGEST_GAP; i--) {
      if (Double.isNaN(kw[i])) {
        gap++;
      } else {
        gap = 0;
        begin = i;
      }
    }
    double[] filled = Arrays.copyOfRange(kw, begin, end);
    int count = 0;
    for (int i = 0; i < filled.length; i++) {
      if (Double.isNaN(filled[i])) {
        filled[i] = i >= WEEK ? filled[i - WEEK] : between(filled, i);
        count++;
      }
    }
    LocalDate first = from.plusDays(begin);
    return Optional.of(new Usable(first, history(first, filled), count));
  }

  /** The mean of what is known on both sides; the first and last days are. */
  private static double between(double[] values, int at) {
    int after = at;
    while (Double.isNaN(values[after])) {
      after++;
    }
    return (values[at - 1] + values[after]) / 2;
  }

  private static History history(LocalDate first, double... values) {
    List<Integer> seasons = values.length >= DAYS_FOR_A_YEAR ? List.of(WEEK, YEAR) : List.of(WEEK);
    return History.of(
        first.atStartOfDay(ZoneOffset.UTC).toInstant(), Duration.ofDays(1), seasons, values);
  }
}
