package eu.megawatt.service.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Demand day by day as JSON: each group has a number a day, null where nothing is known.
 *
 * @param to the day after the last that is over
 * @param waitingHourCount hours of sites that are yet to be booked: their days are told later
 */
public record HistoryView(
    LocalDate from,
    LocalDate to,
    List<String> groupBy,
    int unknownDayCount,
    long waitingHourCount,
    List<Group> groups) {

  private static final double WATTS_PER_KW = 1_000;

  /**
   * A group.
   *
   * @param assumedProfileRatio the part of its demand that is of jobs nobody knows any more, whose
   *     profile is the one that most jobs of their tenant ask for; absent of no demand
   * @param usedKw by jobs that ran
   * @param lateKw of it, what was wanted earlier
   * @param unservedKw wanted by jobs that had not begun
   * @param demandKw what jobs would have used had each begun when it was ready
   */
  public record Group(
      GroupView group,
      Optional<Double> assumedProfileRatio,
      List<Optional<Double>> usedKw,
      List<Optional<Double>> lateKw,
      List<Optional<Double>> unservedKw,
      List<Optional<Double>> demandKw) {

    static Group of(Demands.Of its) {
      DemandSeries series = its.series();
      return new Group(
          GroupView.of(its.group()),
          series.assumedRatio(),
          told(series.usedKw()),
          told(series.lateKw()),
          told(series.unservedKw()),
          told(series.demandKw()));
    }
  }

  /** Kilowatts to the watt. */
  static double watts(double kw) {
    return Math.round(kw * WATTS_PER_KW) / WATTS_PER_KW;
  }

  static List<Optional<Double>> told(double... kw) {
    List<Optional<Double>> told = new ArrayList<>(kw.length);
    for (double it : kw) {
      told.add(Double.isNaN(it) ? Optional.empty() : Optional.of(watts(it)));
    }
    return told;
  }

  static HistoryView of(Demands its) {
    return new HistoryView(
        its.from(),
        its.to(),
        words(its.by()),
        its.unknownDayCount(),
        its.waitingHourCount(),
        its.groups().stream().map(Group::of).toList());
  }

  static List<String> words(Set<DemandPart> by) {
    return by.stream().sorted().map(DemandPart::word).toList();
  }
}
