package eu.megawatt.bench.services;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What static provisioning has taken of a fleet: GPUs by pool, watts by domain and by tenant. For
 * pools of the same size all the time; there are no jobs.
 */
final class Books {

  private static final double WATTS_PER_MEGAWATT = 1e6;

  private final Demand demand;
  private final Scenario fleet;
  private final int slots;
  private final Map<String, Double> freeGpus = new LinkedHashMap<>();

  /** Watts above idle on the side of the limit, by domain and slot. */
  private final Map<String, double[]> freeWatts = new LinkedHashMap<>();

  /** Facility watts, by tenant and slot. */
  private final Map<String, double[]> drawn = new LinkedHashMap<>();

  private final double[] roomWatts;
  private final double guaranteedWatts;

  Books(Demand demand) {
    this.demand = demand;
    this.fleet = demand.base();
    this.slots = fleet.grid().slots();
    this.roomWatts = new double[slots];
    fleet.domains().values().forEach(it -> freeWatts.put(it.id(), limit(it)));
    for (Pool pool : fleet.pools().values()) {
      freeGpus.put(pool.id(), pool.gpus().min());
      double idle = pool.gpus().max() * fleet.gpuType(pool.gpuType()).idleWatts();
      for (PowerDomain domain : above(pool)) {
        add(Objects.requireNonNull(freeWatts.get(domain.id())), -idle * factor(domain));
      }
    }
    for (PowerDomain domain : fleet.domains().values()) {
      if (domain.parent().isEmpty()) {
        double[] its = Objects.requireNonNull(freeWatts.get(domain.id()));
        double facility = pue(domain) / factor(domain);
        for (int slot = 0; slot < slots; slot++) {
          roomWatts[slot] += its[slot] * facility;
        }
      }
    }
    demand.tenants().keySet().forEach(it -> drawn.put(it, new double[slots]));
    guaranteedWatts =
        demand.tenants().values().stream()
            .mapToDouble(it -> it.guaranteedMW() * WATTS_PER_MEGAWATT)
            .sum();
  }

  private double[] limit(PowerDomain domain) {
    double[] watts = domain.limitMW().toArray();
    for (int slot = 0; slot < slots; slot++) {
      watts[slot] *= WATTS_PER_MEGAWATT;
    }
    return watts;
  }

  private static void add(double[] to, double amount) {
    for (int i = 0; i < to.length; i++) {
      to[i] += amount;
    }
  }

  private double pue(PowerDomain domain) {
    return fleet.site(domain.site()).pue();
  }

  private double factor(PowerDomain domain) {
    return domain.measures() == Measures.FACILITY ? pue(domain) : 1;
  }

  private List<PowerDomain> above(Pool pool) {
    List<PowerDomain> above = new ArrayList<>();
    Optional<String> next = Optional.of(pool.domain());
    while (next.isPresent()) {
      PowerDomain domain = fleet.domain(next.get());
      above.add(domain);
      next = domain.parent();
    }
    return above;
  }

  double freeGpus(Pool pool) {
    return Objects.requireNonNull(freeGpus.get(pool.id()));
  }

  /**
   * Whether a tenant's replicas fit.
   *
   * @param watts above idle, IT side, by slot
   */
  boolean fits(String tenant, Pool pool, double gpus, double[] watts) {
    if (gpus > freeGpus(pool)) {
      return false;
    }
    for (PowerDomain domain : above(pool)) {
      double[] free = Objects.requireNonNull(freeWatts.get(domain.id()));
      for (int slot = 0; slot < slots; slot++) {
        if (watts[slot] * factor(domain) > free[slot]) {
          return false;
        }
      }
    }
    Site site = fleet.siteOf(pool);
    for (int slot = 0; slot < slots; slot++) {
      if (borrowed(tenant, watts[slot] * site.pue(), slot)
          > Math.max(0, roomWatts[slot] - guaranteedWatts)) {
        return false;
      }
    }
    return true;
  }

  /** What all tenants draw beyond what they were guaranteed, one of them so much more. */
  private double borrowed(String tenant, double more, int slot) {
    double borrowed = 0;
    for (Map.Entry<String, double[]> its : drawn.entrySet()) {
      double guaranteed = demand.tenant(its.getKey()).guaranteedMW() * WATTS_PER_MEGAWATT;
      double draws = its.getValue()[slot] + (its.getKey().equals(tenant) ? more : 0);
      borrowed += Math.max(0, draws - guaranteed);
    }
    return borrowed;
  }

  void take(String tenant, Pool pool, double gpus, double[] watts) {
    freeGpus.merge(pool.id(), -gpus, Double::sum);
    for (PowerDomain domain : above(pool)) {
      double[] free = Objects.requireNonNull(freeWatts.get(domain.id()));
      for (int slot = 0; slot < slots; slot++) {
        free[slot] -= watts[slot] * factor(domain);
      }
    }
    double[] its = Objects.requireNonNull(drawn.get(tenant));
    double pue = fleet.siteOf(pool).pue();
    for (int slot = 0; slot < slots; slot++) {
      its[slot] += watts[slot] * pue;
    }
  }
}
