package eu.megawatt.service.demand;

import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.planner.backtest.Past;
import eu.megawatt.planner.demand.DemandDays;
import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.reports.demo.FleetHistory;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.period.Period;
import eu.megawatt.service.books.ledger.TelemetryFacts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** The past of the demonstration's fleet, longer than its books go back: all of it is made up. */
public final class SimulatedPast {

  /** The residency profiles of the demonstration's capacity plan. */
  private static final String USUAL_PROFILE = "eu";

  private static final Map<String, String> PROFILES = Map.of("bank", "fr-cleared");

  private SimulatedPast() {}

  /**
   * Whole months, with the demonstration's capacity plan, which is newer than all of them.
   *
   * @param end the first day of the month after the last
   */
  public static Past of(LocalDate end, int monthCount, long seed) {
    Inventory fleet = DemoFleet.inventory(end.atStartOfDay(ZoneOffset.UTC).toInstant());
    FleetHistory history = FleetHistory.of(fleet, node -> TelemetryFacts.poolOf(node, fleet), seed);
    NavigableMap<LocalDate, DayCount> counts = new TreeMap<>();
    LocalDate from = end.minusMonths(monthCount);
    for (LocalDate month = from; month.isBefore(end); month = month.plusMonths(1)) {
      Quarter first = DayCount.first(month);
      history.first(Period.of(first, ZoneOffset.UTC), it -> count(counts, it));
    }
    SortedMap<DemandGroup, DemandDays> demand = new TreeMap<>();
    DemandSeries.by(
            from,
            end,
            counts.values().stream().map(DayCount::counted).toList(),
            EnumSet.of(DemandPart.WORK_KIND, DemandPart.PROFILE),
            tenant -> PROFILES.getOrDefault(tenant, USUAL_PROFILE))
        .forEach((group, series) -> demand.put(group, series.days()));
    return new Past(new TreeMap<>(Map.of(end, Ramp.document().plan())), demand);
  }

  private static void count(NavigableMap<LocalDate, DayCount> counts, QuarterFacts facts) {
    LocalDate day = LocalDate.ofInstant(facts.quarter().from(), ZoneOffset.UTC);
    DayCount count = counts.computeIfAbsent(day, it -> new DayCount(it, pool -> pool, Map.of()));
    count.hear(facts.siteId(), facts.quarter());
    facts
        .pools()
        .forEach(
            pool ->
                pool.jobs()
                    .values()
                    .forEach(
                        it ->
                            count.add(
                                facts.siteId(),
                                facts.quarter(),
                                pool.poolId(),
                                it.job(),
                                it.itMilliJ())));
  }
}
