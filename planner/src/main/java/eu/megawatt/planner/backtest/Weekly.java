package eu.megawatt.planner.backtest;

import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** The last week again, of several demands together: what a forecast has to beat. */
final class Weekly {

  private final SortedMap<DemandGroup, DemandDays> known;

  /**
   * Over what is known.
   *
   * @param known one demand at least
   */
  Weekly(SortedMap<DemandGroup, DemandDays> known) {
    this.known = known;
  }

  /** All demands on a day; empty where one of them is not known. */
  static OptionalDouble sum(SortedMap<DemandGroup, DemandDays> demand, LocalDate day) {
    double sum = 0;
    for (DemandDays its : demand.values()) {
      OptionalDouble kw = its.kw(day);
      if (kw.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += kw.getAsDouble();
    }
    return OptionalDouble.of(sum);
  }

  private LocalDate from() {
    return known.values().stream().map(DemandDays::from).min(LocalDate::compareTo).orElseThrow();
  }

  /** Each day from one on as the same day of the week was, the last time that it was known. */
  List<Double> again(LocalDate at, int dayCount) {
    List<Double> kw = new ArrayList<>();
    for (int i = 0; i < dayCount; i++) {
      LocalDate day = at.plusDays(i % DemandDays.WEEK - DemandDays.WEEK);
      OptionalDouble value = sum(known, day);
      while (value.isEmpty() && !day.isBefore(from())) {
        day = day.minusWeeks(1);
        value = sum(known, day);
      }
      kw.add(value.orElse(0));
    }
    return kw;
  }

  /** The mean error of the same day a week before; 1 where it makes none. */
  double unitKw() {
    LocalDate end =
        known.values().stream().map(DemandDays::to).max(LocalDate::compareTo).orElseThrow();
    long days = ChronoUnit.DAYS.between(from(), end);
    double sum = 0;
    int count = 0;
    for (long i = DemandDays.WEEK; i < days; i++) {
      OptionalDouble value = sum(known, from().plusDays(i));
      OptionalDouble before = sum(known, from().plusDays(i - DemandDays.WEEK));
      if (value.isPresent() && before.isPresent()) {
        sum += Math.abs(value.getAsDouble() - before.getAsDouble());
        count++;
      }
    }
    return sum > 0 ? sum / count : 1;
  }
}
