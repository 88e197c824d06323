package eu.megawatt.fleet.example;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Instant;

/**
 * The demonstration fleet: a fictional European provider in one week of its ramp towards 200 MW.
 * Proportions follow what is public about such fleets; names, tenants, prices and jobs are made up.
 *
 * <p>Megawatts differ by where they are counted. The first site contracts 44 MW from the grid, may
 * use 36.7 MW of it on the IT side at its PUE, and holds GPUs that would draw 40 MW all at once.
 */
public final class DemoFleet {

  /** Internal carbon price; above the 2026 allowance price, as such prices are. */
  private static final double CARBON_EUR_PER_TONNE = 100;

  private DemoFleet() {}

  /**
   * One week of quarter hours.
   *
   * @param weekStart the Monday it begins on, midnight UTC; job ids carry its dates
   */
  public static Scenario scenario(Instant weekStart, long seed) {
    TimeGrid grid = new TimeGrid(weekStart, 15, 672);
    FleetDraft fleet = new DemoSites(grid, seed).build();
    return Scenario.of(
        "demo-week-" + weekStart.toString().substring(0, 10),
        grid,
        CARBON_EUR_PER_TONNE,
        Hardware.ALL.stream().map(Hardware::type).toList(),
        fleet.sites,
        fleet.domains,
        fleet.pools,
        DemoPolicy.all(),
        new DemoJobs(grid, new Chance(seed)).draw());
  }
}
