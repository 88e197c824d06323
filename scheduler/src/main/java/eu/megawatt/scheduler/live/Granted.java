package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of reservations a fleet has room for, as if no job ran: all of them where they fit, else
 * what is worth most first, replica by replica, or GPU by GPU where replicas share them. What a
 * limit, an outage or another register takes from services is found here at once, long before they
 * are planned anew. Immutable.
 */
public final class Granted {

  private static final double WATTS_PER_MEGAWATT = 1e6;

  /** Left to rounding, so that what is granted leaves no domain below zero. */
  private static final double MARGIN_WATTS = 0.01;

  private final Scenario bare;
  private final TimeGrid window;
  private final TimeGrid grid;
  private final Map<Key, int[]> groups = new HashMap<>();
  private final Map<String, int[]> gpus = new LinkedHashMap<>();
  private final Map<String, double[]> watts = new LinkedHashMap<>();
  private final Map<String, int[]> gpusLeft = new HashMap<>();
  private final Map<String, double[]> wattsLeft = new HashMap<>();
  private final Map<String, List<String>> above = new HashMap<>();

  private record Key(String reservationId, String poolId) {}

  private Granted(Scenario bare, TimeGrid grid) {
    this.bare = bare;
    this.window = bare.grid();
    this.grid = grid;
  }

  /**
   * Grants what fits.
   *
   * @param bare a stretch of time of the fleet, without reservations
   */
  static Granted of(Scenario bare, Reservations reservations) {
    Granted granted = new Granted(bare, reservations.grid());
    granted.measure();
    Permits permits = bare.permits();
    reservations.all().stream()
        .sorted(
            Comparator.comparingDouble((Reservation it) -> -it.worth())
                .thenComparing(Reservation::id))
        .forEach(it -> it.holds().forEach(hold -> granted.grant(it, hold, permits)));
    return granted;
  }

  /**
   * Groups of GPUs that a service has in a pool in a slot of the reservations' grid: as many
   * replicas, or GPUs that replicas share.
   */
  public int groups(String reservationId, String poolId, int slot) {
    return Optional.ofNullable(groups.get(new Key(reservationId, poolId)))
        .map(it -> it[slot])
        .orElse(0);
  }

  private void measure() {
    int slots = grid.slots();
    for (Pool pool : bare.pools().values()) {
      gpus.put(pool.id(), new int[slots]);
      int[] left = new int[slots];
      for (int slot = 0; slot < slots; slot++) {
        left[slot] = (int) least(pool.gpus(), slot);
      }
      gpusLeft.put(pool.id(), left);
      above.put(pool.id(), bare.above(pool).stream().map(PowerDomain::id).toList());
    }
    for (PowerDomain domain : bare.domains().values()) {
      watts.put(domain.id(), new double[slots]);
      wattsLeft.put(domain.id(), room(domain));
    }
  }

  private double[] room(PowerDomain domain) {
    double[] room = new double[window.slots()];
    for (int slot = 0; slot < room.length; slot++) {
      room[slot] =
          domain.limitMW().at(slot) * WATTS_PER_MEGAWATT / bare.perItWatt(domain) - MARGIN_WATTS;
      for (Pool pool : bare.pools().values()) {
        if (above(pool).contains(domain.id())) {
          room[slot] -= pool.gpus().at(slot) * idle(pool);
        }
      }
    }
    double[] left = new double[grid.slots()];
    Series all = Series.of(room);
    for (int slot = 0; slot < left.length; slot++) {
      left[slot] = least(all, slot);
    }
    return left;
  }

  private List<String> above(Pool pool) {
    return known(above, pool.id());
  }

  private double idle(Pool pool) {
    return bare.gpuType(pool.gpuType()).idleWatts();
  }

  /** The least in the window's slots that a slot of the reservations' grid has a part in. */
  private double least(Series series, int slot) {
    double least = Double.POSITIVE_INFINITY;
    for (int its = first(slot); its < end(slot); its++) {
      least = Math.min(least, series.at(its));
    }
    return least == Double.POSITIVE_INFINITY ? Integer.MAX_VALUE : least;
  }

  private int first(int slot) {
    return (int) Math.clamp(Math.floor(window.position(grid.at(slot))), 0, window.slots());
  }

  private int end(int slot) {
    return (int) Math.clamp(Math.ceil(window.position(grid.at(slot + 1))), 0, window.slots());
  }

  private void grant(Reservation one, Reservation.Hold hold, Permits permits) {
    if (!bare.pools().containsKey(hold.poolId()) || !bare.hasPolicy(one.residency())) {
      return;
    }
    boolean[] permitted = permits.permission(one.residency(), hold.poolId()).of(grid);
    int[] given =
        groups.computeIfAbsent(new Key(one.id(), hold.poolId()), _ -> new int[grid.slots()]);
    for (int slot = 0; slot < given.length; slot++) {
      int count = permitted[slot] ? room(hold, slot) : 0;
      given[slot] += count;
      take(hold, slot, count);
    }
  }

  private int room(Reservation.Hold hold, int slot) {
    int all = (int) hold.groups().at(slot);
    int most =
        Math.min(all, Math.floorDiv(known(gpusLeft, hold.poolId())[slot], hold.gpusPerGroup()));
    double left = Double.POSITIVE_INFINITY;
    for (String domain : known(above, hold.poolId())) {
      left = Math.min(left, known(wattsLeft, domain)[slot]);
    }
    double watts = hold.watts(all, slot);
    if (most == all && (watts <= 0 || watts <= left)) {
      return all;
    }
    most = Math.min(most, all - 1);
    double each = hold.wattsPerGroup().at(slot);
    return (int) Math.max(0, each > 0 ? Math.min(most, Math.floor(left / each)) : most);
  }

  private void take(Reservation.Hold hold, int slot, int count) {
    int taken = count * hold.gpusPerGroup();
    known(gpus, hold.poolId())[slot] += taken;
    known(gpusLeft, hold.poolId())[slot] -= taken;
    double drawn = hold.watts(count, slot);
    for (String domain : known(above, hold.poolId())) {
      known(watts, domain)[slot] += drawn;
      known(wattsLeft, domain)[slot] -= drawn;
    }
  }

  private static <T> T known(Map<String, T> all, String id) {
    return Optional.ofNullable(all.get(id))
        .orElseThrow(() -> new IllegalArgumentException("Nothing is called " + id));
  }

  /**
   * The fleet that is left to jobs: fewer GPUs, and lower limits by what replicas draw. The GPUs
   * that are taken draw their idle power as before, now as part of what is taken.
   */
  Scenario left() {
    Map<String, double[]> gpusTaken = new HashMap<>();
    List<Pool> pools = new ArrayList<>();
    for (Pool pool : bare.pools().values()) {
      double[] taken = most(slot -> known(gpus, pool.id())[slot]);
      gpusTaken.put(pool.id(), taken);
      pools.add(new Pool(pool.id(), pool.domain(), pool.gpuType(), less(pool.gpus(), taken, 1)));
    }
    List<PowerDomain> domains = new ArrayList<>();
    for (PowerDomain domain : bare.domains().values()) {
      double[] taken = most(slot -> known(watts, domain.id())[slot]);
      for (Pool pool : bare.pools().values()) {
        if (above(pool).contains(domain.id())) {
          for (int slot = 0; slot < taken.length; slot++) {
            taken[slot] += known(gpusTaken, pool.id())[slot] * idle(pool);
          }
        }
      }
      Series limit = less(domain.limitMW(), taken, bare.perItWatt(domain) / WATTS_PER_MEGAWATT);
      domains.add(
          new PowerDomain(domain.id(), domain.site(), domain.parent(), limit, domain.measures()));
    }
    return bare.with(domains, pools);
  }

  private interface Taken {
    double in(int slot);
  }

  /** By slot of the window, the most in any slot of the reservations' grid that has part in it. */
  private double[] most(Taken taken) {
    double[] most = new double[window.slots()];
    for (int slot = 0; slot < grid.slots(); slot++) {
      double its = taken.in(slot);
      if (its > 0) {
        for (int at = first(slot); at < end(slot); at++) {
          most[at] = Math.max(most[at], its);
        }
      }
    }
    return most;
  }

  private static Series less(Series series, double[] taken, double factor) {
    boolean isTaken = false;
    double[] less = series.toArray();
    for (int slot = 0; slot < less.length; slot++) {
      isTaken |= taken[slot] > 0;
      less[slot] -= taken[slot] * factor;
    }
    return isTaken ? Series.of(less) : series;
  }
}
