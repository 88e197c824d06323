package eu.megawatt.fleet.example;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.LimitKind;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Power;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The demonstration: the fleet of forty megawatts, a fictional European provider, and a week of its
 * work. Proportions follow what is public about such fleets; names, tenants, prices and jobs are
 * made up.
 */
public final class DemoFleet {

  /** What its pools are of. */
  static final List<Hardware> HARDWARE = List.of(Hardware.H100, Hardware.H200, Hardware.B200);

  /** Internal carbon price; above the 2026 allowance price, as such prices are. */
  private static final double CARBON_EUR_PER_TONNE = 100;

  private static final String CURTAILED = "rhone/grid";
  private static final Power CURTAILED_TO = Power.ofWatts(31_000_000);
  private static final Duration EVENING_FROM = Duration.ofHours(17);
  private static final Duration EVENING_TO = Duration.ofHours(20);

  /** Whose evenings the grid operator takes some of the connection back. */
  private static final List<Integer> CURTAILED_DAYS = List.of(1, 3);

  private static final int DAYS = 7;

  private DemoFleet() {}

  /**
   * When the week of work begins that an instant falls into: the last Monday or Thursday, midnight
   * UTC, so that at least three more days follow and a start on the same day finds the same week.
   */
  public static Instant weekStart(Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    return Stream.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY)
        .map(day -> today.with(TemporalAdjusters.previousOrSame(day)))
        .max(LocalDate::compareTo)
        .orElseThrow()
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  /** What stands where, with what the grid operator takes back in a week of work. */
  public static Inventory inventory(Instant weekStart) {
    return curtailed(ExampleFleet.forty(), weekStart);
  }

  /** The same fleet in another week; empty where it is another fleet, or of this week already. */
  public static Optional<Inventory> renewed(Inventory fleet, Instant weekStart) {
    InventoryDomain plain = ExampleFleet.forty().domain(CURTAILED);
    boolean isDemo =
        fleet.name().equals(ExampleFleet.forty().name())
            && fleet.domains().containsKey(CURTAILED)
            && fleet.domain(CURTAILED).limits().containsAll(plain.limits());
    Inventory wanted = isDemo ? curtailed(fleet.with(plain), weekStart) : fleet;
    return isDemo && !wanted.domain(CURTAILED).equals(fleet.domain(CURTAILED))
        ? Optional.of(wanted)
        : Optional.empty();
  }

  private static Inventory curtailed(Inventory fleet, Instant weekStart) {
    InventoryDomain grid = fleet.domain(CURTAILED);
    List<PowerLimit> limits = new ArrayList<>(grid.limits());
    for (int day : CURTAILED_DAYS) {
      Instant midnight = weekStart.plus(Duration.ofDays(day));
      limits.add(
          new PowerLimit(
              LimitKind.CURTAILMENT,
              Optional.of(midnight.plus(EVENING_FROM)),
              Optional.of(midnight.plus(EVENING_TO)),
              CURTAILED_TO,
              "evening peak of the grid"));
    }
    return fleet.with(
        new InventoryDomain(
            grid.id(),
            grid.site(),
            grid.kind(),
            grid.parent(),
            grid.partner(),
            grid.measures(),
            limits,
            grid.unmeteredRatio()));
  }

  /**
   * One week of quarter hours.
   *
   * @param weekStart the day it begins on, midnight UTC; job ids carry its dates
   */
  public static Scenario scenario(Instant weekStart, long seed) {
    TimeGrid grid = new TimeGrid(weekStart, 15, DAYS * 96);
    FleetDraft fleet = new DemoSites(inventory(weekStart), grid, seed).build();
    return Scenario.of(
        "demo-week-" + weekStart.toString().substring(0, 10),
        grid,
        CARBON_EUR_PER_TONNE,
        HARDWARE.stream().map(Hardware::type).toList(),
        fleet.sites,
        fleet.domains,
        fleet.pools,
        DemoPolicy.all(),
        new DemoJobs(grid, new Chance(seed)).draw());
  }
}
