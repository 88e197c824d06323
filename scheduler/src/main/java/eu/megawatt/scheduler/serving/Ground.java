package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.Burden;
import eu.megawatt.scheduler.live.World;
import java.util.ArrayList;
import java.util.List;

/**
 * The fleet that services are planned on, in numbers: what each slot has of GPUs and of watts above
 * idle, and what these cost. Immutable.
 */
public final class Ground {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double GRAMS_PER_KILOGRAM = 1e3;

  /** As much as what is granted leaves to rounding. */
  private static final double MARGIN_WATTS = 0.01;

  /** Half a watt, and the margin. */
  private static final double LIBERTY_WATTS = 0.52;

  final Scenario scenario;
  final List<Pool> pools;
  final List<PowerDomain> domains;

  /** By pool and slot. */
  final int[][] gpus;

  /** IT watts above idle, by domain and slot. */
  final double[][] watts;

  /** Numbers of the domains above each pool. */
  final int[][] above;

  /** What an IT watt costs for a slot, by pool and slot. */
  final double[][] eurPerWatt;

  private Ground(Scenario scenario) {
    this.scenario = scenario;
    pools = List.copyOf(scenario.pools().values());
    domains = List.copyOf(scenario.domains().values());
    int slots = scenario.grid().slots();
    gpus = new int[pools.size()][slots];
    above = new int[pools.size()][];
    eurPerWatt = new double[pools.size()][slots];
    for (int pool = 0; pool < gpus.length; pool++) {
      above[pool] = above(pools.get(pool));
      for (int slot = 0; slot < slots; slot++) {
        gpus[pool][slot] = (int) pools.get(pool).gpus().at(slot);
        eurPerWatt[pool][slot] = eurPerWatt(scenario.siteOf(pools.get(pool)), slot);
      }
    }
    watts = new double[domains.size()][slots];
    for (int domain = 0; domain < watts.length; domain++) {
      double factor = scenario.perItWatt(domains.get(domain));
      for (int slot = 0; slot < slots; slot++) {
        watts[domain][slot] =
            domains.get(domain).limitMW().at(slot) * WATTS_PER_MEGAWATT / factor - MARGIN_WATTS;
      }
    }
    for (int pool = 0; pool < gpus.length; pool++) {
      double idle = scenario.gpuType(pools.get(pool).gpuType()).idleWatts();
      for (int domain : above[pool]) {
        for (int slot = 0; slot < slots; slot++) {
          watts[domain][slot] -= pools.get(pool).gpus().at(slot) * idle;
        }
      }
    }
  }

  /**
   * The fleet over some slots, less what jobs take in the slot that has begun.
   *
   * @param world its reservations do not count
   */
  public static Ground of(World world, Burden burden, TimeGrid grid) {
    return new Ground(less(world.unreserved(grid), burden));
  }

  private static Scenario less(Scenario fleet, Burden burden) {
    TimeGrid grid = fleet.grid();
    int end = Math.clamp(grid.firstSlotFrom(burden.until()), 0, grid.slots());
    if (end == 0) {
      return fleet;
    }
    List<Pool> pools =
        fleet.pools().values().stream()
            .map(
                it ->
                    new Pool(
                        it.id(),
                        it.domain(),
                        it.gpuType(),
                        less(it.gpus(), burden.gpusByPool().getOrDefault(it.id(), 0), end)))
            .toList();
    List<PowerDomain> domains = new ArrayList<>();
    for (PowerDomain domain : fleet.domains().values()) {
      double taken = burden.wattsByDomain().getOrDefault(domain.id(), 0.0);
      for (Pool pool : fleet.pools().values()) {
        if (fleet.above(pool).contains(domain)) {
          taken +=
              burden.gpusByPool().getOrDefault(pool.id(), 0)
                  * fleet.gpuType(pool.gpuType()).idleWatts();
        }
      }
      domains.add(
          new PowerDomain(
              domain.id(),
              domain.site(),
              domain.parent(),
              less(domain.limitMW(), taken * fleet.perItWatt(domain) / WATTS_PER_MEGAWATT, end),
              domain.measures()));
    }
    return fleet.with(domains, pools);
  }

  private static Series less(Series series, double taken, int end) {
    double[] less = series.toArray();
    for (int slot = 0; slot < end; slot++) {
      less[slot] = Math.max(0, less[slot] - taken);
    }
    return Series.of(less);
  }

  private int[] above(Pool pool) {
    return scenario.above(pool).stream().mapToInt(domains::indexOf).toArray();
  }

  private double eurPerWatt(Site site, int slot) {
    double tonnesPerMWh = site.carbonGramsPerKWh().at(slot) / GRAMS_PER_KILOGRAM;
    double eurPerMWh =
        site.energyEurPerMWh().at(slot) + tonnesPerMWh * scenario.carbonEurPerTonne();
    return site.pue() * scenario.grid().slotHours() / WATTS_PER_MEGAWATT * eurPerMWh;
  }

  /**
   * The fleet with limits lower by what a demand's search takes the liberty of, which plans of
   * documents allow and a plan that is lived by does not.
   */
  Scenario forSearch() {
    return scenario.with(
        domains.stream()
            .map(
                it ->
                    new PowerDomain(
                        it.id(),
                        it.site(),
                        it.parent(),
                        less(
                            it.limitMW(),
                            LIBERTY_WATTS * scenario.perItWatt(it) / WATTS_PER_MEGAWATT,
                            slots()),
                        it.measures()))
            .toList(),
        pools);
  }

  int slots() {
    return scenario.grid().slots();
  }

  /** The least watts that any domain above a pool has in a slot. */
  double wattsOf(int pool, int slot) {
    double least = Double.POSITIVE_INFINITY;
    for (int domain : above[pool]) {
      least = Math.min(least, watts[domain][slot]);
    }
    return least;
  }
}
