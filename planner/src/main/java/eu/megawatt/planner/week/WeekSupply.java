package eu.megawatt.planner.week;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.GpuLot;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.SitePrices;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.outlook.Question;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** What sites have in a week: steps and GPUs by their dates and the middle of their delays. */
final class WeekSupply {

  private static final double MIDDLE = 0.5;
  private static final double PER_MILLE = 1_000;
  private static final double KW_PER_MW = 1_000;
  private static final double CENTS_PER_EUR = 100;
  private static final int HOURS_PER_DAY = 24;
  private static final int WORKDAYS = 5;

  /** The grid takes flexible power back around the peak of a winter's evening first. */
  private static final double SCARCE_HOUR = 18.5;

  private final CapacityPlan plan;
  private final Question question;
  private final LocalDate monday;
  private final TimeGrid grid;
  private final List<Integer> scarceFirst;

  WeekSupply(CapacityPlan plan, Question question, LocalDate monday, TimeGrid grid) {
    this.plan = plan;
    this.question = question;
    this.monday = monday;
    this.grid = grid;
    scarceFirst =
        IntStream.range(0, grid.slots())
            .boxed()
            .sorted(
                Comparator.<Integer, Boolean>comparing(it -> it / HOURS_PER_DAY >= WORKDAYS)
                    .thenComparingDouble(it -> Math.abs(it % HOURS_PER_DAY + MIDDLE - SCARCE_HOUR))
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /** A site as scenarios know it: what it may host is what it is certified for. */
  eu.megawatt.fleet.site.Site site(Site its) {
    Optional<SitePrices> prices = its.prices();
    return new eu.megawatt.fleet.site.Site(
        its.id(),
        its.country(),
        its.pue().usual(),
        hourly(prices.map(it -> it.allInCentsPerMwh(grid.start(), grid.slots())), CENTS_PER_EUR),
        hourly(prices.map(it -> it.carbonGramsPerMwh(grid.start(), grid.slots())), KW_PER_MW),
        new Assurance(its.country(), 0, List.copyOf(its.profileIds()), List.of()));
  }

  /** The limit of its connection, in what it carries of IT in the hottest hour. */
  PowerDomain domain(Site its) {
    double[] kw = new double[grid.slots()];
    for (SupplyStep step : plan.steps()) {
      if (step.siteId().equals(its.id()) && question.counts(step) && isThere(step)) {
        boolean[] isAway = away(step);
        Arrays.setAll(kw, hour -> kw[hour] + (isAway[hour] ? 0 : step.gridKw()));
      }
    }
    double usable = 1 - question.reservePermille() / PER_MILLE;
    Arrays.setAll(kw, hour -> Math.max(0, kw[hour]) / its.pue().design() * usable / KW_PER_MW);
    return new PowerDomain(its.id(), its.id(), Optional.empty(), Series.of(kw), Measures.IT);
  }

  private boolean isThere(SupplyStep step) {
    return !step.on().plusDays(step.delay().at(MIDDLE)).isAfter(monday);
  }

  private boolean[] away(SupplyStep step) {
    boolean[] away = new boolean[grid.slots()];
    long hours = Math.round(grid.slots() * (PER_MILLE - step.availabilityPermille()) / PER_MILLE);
    scarceFirst.stream().limit(hours).forEach(hour -> away[hour] = true);
    return away;
  }

  /**
   * GPUs of the types that are asked for. Of a type without any lot there are as many as power
   * allows.
   */
  List<Pool> pools(Site its, SortedSet<String> types) {
    List<Pool> pools = new ArrayList<>();
    for (String type : types) {
      List<GpuLot> all = plan.gpus().stream().filter(it -> it.gpuType().equals(type)).toList();
      long count =
          all.isEmpty()
              ? Integer.MAX_VALUE / 2
              : all.stream()
                  .filter(it -> it.siteId().equals(its.id()))
                  .filter(it -> !it.on().plusDays(it.delay().at(MIDDLE)).isAfter(monday))
                  .mapToLong(GpuLot::count)
                  .sum();
      if (count > 0) {
        pools.add(new Pool(its.id() + "/" + type, its.id(), type, constant((double) count)));
      }
    }
    return pools;
  }

  private Series hourly(Optional<long[]> values, double by) {
    double[] all =
        Arrays.stream(values.orElseGet(() -> new long[grid.slots()]))
            .mapToDouble(it -> it / by)
            .toArray();
    boolean isFlat = Arrays.stream(all).allMatch(it -> it == all[0]);
    return isFlat ? constant(all[0]) : Series.of(all);
  }

  private Series constant(double value) {
    return Series.constant(value, grid.slots());
  }
}
