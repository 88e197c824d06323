package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Budget;
import eu.megawatt.fleet.demand.Tenant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a plan takes of a terrain while it is made, and what is left. Not thread-safe.
 *
 * <p>Limits are kept well within what the checker lets pass beyond them.
 */
final class Ledger {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double MILLI = 1e3;

  /** Half of what the checker lets pass, in watts. */
  private static final double TOLERANCE = 0.5;

  private final Terrain terrain;
  private final double[][] gpus;
  private final double[][] watts;

  /** Facility watts of work that cannot give way, by tenant and slot. */
  private final double[][] firm;

  /** GPUs of work that cannot give way, by tenant, pool and slot. */
  private final double[][][] rigid;

  /** GPUs, by tenant, pool and slot. */
  private final double[][][] held;

  private boolean isWithinShares;

  private final List<List<Purse>> purses = new ArrayList<>();

  Ledger(Terrain terrain) {
    this.terrain = terrain;
    gpus = new double[terrain.pools.size()][terrain.slots];
    watts = new double[terrain.room.length][terrain.slots];
    firm = new double[terrain.tenantCount()][terrain.slots];
    rigid = new double[terrain.tenantCount()][terrain.pools.size()][terrain.slots];
    held = new double[terrain.tenantCount()][terrain.pools.size()][terrain.slots];
    for (int i = 0; i < terrain.tenantCount(); i++) {
      List<Purse> its = new ArrayList<>();
      for (Budget budget : terrain.tenant(i).budgets()) {
        its.addAll(Purse.of(budget, terrain.demand.base().grid()));
      }
      purses.add(List.copyOf(its));
    }
  }

  /**
   * Of a plan of which only is known what it leaves free. What is free in whole milliwatts is kept
   * to, so that who counts these finds nothing overdrawn.
   *
   * @param freeGpus by pool and slot
   * @param freeMilliwatts above idle on the IT side, by power domain and slot
   */
  Ledger(Terrain terrain, long[][] freeGpus, long[][] freeMilliwatts) {
    this(terrain);
    for (int slot = 0; slot < terrain.slots; slot++) {
      for (int pool = 0; pool < gpus.length; pool++) {
        gpus[pool][slot] = terrain.pools.get(pool).gpus()[slot] - freeGpus[pool][slot];
      }
      for (int domain = 0; domain < watts.length; domain++) {
        watts[domain][slot] =
            terrain.room[domain][slot] - freeMilliwatts[domain][slot] / MILLI + 2 * TOLERANCE;
      }
    }
  }

  /**
   * Takes something in a slot, or gives it back.
   *
   * @param count of GPUs; negative to give back
   * @param draw watts above idle, IT side; of the same sign
   */
  void take(Terrain.Place place, int tenant, int slot, double count, double draw, boolean isFirm) {
    gpus[place.number()][slot] += count;
    held[tenant][place.number()][slot] += count;
    for (int domain : place.domains()) {
      watts[domain][slot] += draw;
    }
    if (isFirm) {
      firm[tenant][slot] += draw * place.pue();
    }
    for (Purse purse : purses.get(tenant)) {
      purse.take(draw * purse.perWatt(place, slot));
    }
  }

  boolean keepsPools() {
    return terrain.keepsPools;
  }

  int slotMinutes() {
    return terrain.slotMinutes;
  }

  /** Takes GPUs for work that cannot give way in a slot, or gives them back. */
  void takeRigid(Terrain.Place place, int tenant, int slot, double count) {
    rigid[tenant][place.number()][slot] += count;
  }

  /**
   * GPUs of a pool that a tenant may still have for work that cannot give way: what is left of its
   * own share of it, and of what is nobody's.
   */
  double rigidRoom(int tenant, Terrain.Place place, int slot) {
    if (!terrain.keepsPools) {
      return Double.POSITIVE_INFINITY;
    }
    double left = place.gpus()[slot];
    double own = 0;
    for (int i = 0; i < rigid.length; i++) {
      double share = terrain.share(i, slot) * place.gpus()[slot];
      double beyond = rigid[i][place.number()][slot] - share;
      left -= share + Math.max(0, beyond);
      own = i == tenant ? Math.max(0, -beyond) : own;
    }
    return own + Math.max(0, left);
  }

  /** GPUs that are free. */
  double freeGpus(Terrain.Place place, int slot) {
    return place.gpus()[slot] - gpus[place.number()][slot];
  }

  /** GPUs that are free for a tenant; while shares are kept to, of its own share. */
  double freeGpus(int tenant, Terrain.Place place, int slot) {
    double free = freeGpus(place, slot);
    if (!isWithinShares) {
      return free;
    }
    double share = terrain.share(tenant, slot) * place.gpus()[slot];
    return Math.min(free, share - held[tenant][place.number()][slot]);
  }

  /** From now on jobs have no more of a pool than their tenant's share of it, or again they do. */
  void keepToShares(boolean isKept) {
    isWithinShares = isKept;
  }

  /** Watts above idle that a pool may still draw for a tenant, IT side. */
  double freeWatts(Terrain.Place place, int tenant, int slot, boolean isFirm) {
    double free = Double.POSITIVE_INFINITY;
    for (int domain : place.domains()) {
      free = Math.min(free, terrain.room[domain][slot] - watts[domain][slot]);
    }
    if (isFirm && terrain.hasShares()) {
      free = Math.min(free, firmRoom(tenant, slot) / place.pue());
    }
    return free + TOLERANCE;
  }

  /** Watts above idle that a domain may still draw, IT side. */
  double freeWatts(int domain, int slot) {
    return terrain.room[domain][slot] - watts[domain][slot] + TOLERANCE;
  }

  /** Facility watts of work that cannot give way which a tenant may still have. */
  double firmRoom(int tenant, int slot) {
    double left = terrain.borrowable[slot];
    double own = 0;
    for (int i = 0; i < firm.length; i++) {
      double beyond = firm[i][slot] - guaranteed(terrain.tenant(i));
      if (beyond > 0) {
        left -= beyond;
      } else if (i == tenant) {
        own = -beyond;
      }
    }
    return own + Math.max(0, left);
  }

  private static double guaranteed(Tenant tenant) {
    return tenant.guaranteedMW() * WATTS_PER_MEGAWATT;
  }

  /** Whether some tenant has spent more than it may. */
  boolean isBeyondBudget() {
    for (List<Purse> its : purses) {
      for (Purse purse : its) {
        if (purse.left() < 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** A tenant's budgets. */
  List<Purse> purses(int tenant) {
    return purses.get(tenant);
  }
}
