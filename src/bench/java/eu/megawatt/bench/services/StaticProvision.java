package eu.megawatt.bench.services;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.demand.Unserved;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.check.DemandChecker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Static provisioning at peak. Services one by one, those with the fewest sites to choose from
 * first, then those of most worth, each get the replicas that their largest quarter-hour needs, in
 * the pool that answers a request at the least average price of those that admit it and have room
 * all the time, and what has no room there in the next. With failover as many stand by at other
 * sites and answer nothing, which is the cheapest that they can do. Replicas and shares are the
 * same in every slot.
 */
final class StaticProvision {

  private static final double NEARLY = 1e-9;

  private final Demand demand;
  private final Scenario fleet;
  private final int slots;
  private final Permits permits;
  private final Books books;

  private StaticProvision(Demand demand) {
    this.demand = demand;
    this.fleet = demand.base();
    this.slots = fleet.grid().slots();
    this.permits = fleet.permits();
    this.books = new Books(demand);
  }

  /** The plan, with the checker's price of it. */
  static DemandPlan of(Demand demand) {
    DemandPlan plan = new StaticProvision(demand).plan();
    return priced(plan, DemandChecker.check(demand, plan).objectiveEur());
  }

  private static DemandPlan priced(DemandPlan plan, Money eur) {
    return new DemandPlan(
        plan.scenario(),
        plan.placements(),
        plan.unplaced(),
        plan.services(),
        plan.unserved(),
        eur,
        plan.seconds(),
        plan.seed());
  }

  private DemandPlan plan() {
    List<Provision> order =
        demand.services().values().stream()
            .map(Provision::new)
            .sorted(
                Comparator.comparingInt(Provision::choice).thenComparingDouble(it -> -it.worth()))
            .toList();
    List<ServiceRun> served = new ArrayList<>();
    List<Unserved> unserved = new ArrayList<>();
    for (Provision provision : order) {
      String id = provision.service.id();
      List<PoolShare> shares = provision.shares();
      if (shares.isEmpty()) {
        unserved.add(new Unserved(id, List.of()));
      } else {
        served.add(new ServiceRun(id, shares));
      }
    }
    return new DemandPlan(fleet.name(), List.of(), List.of(), served, unserved, Money.ZERO, 0, 0);
  }

  /** Replicas in a pool that answer so much of what is asked. */
  private record Held(Pool pool, int replicas, double share) {}

  /** One service's. */
  private final class Provision {

    private final Service service;
    private final Model model;
    private final double peak;
    private final List<Pool> admitted;
    private final List<Held> held = new ArrayList<>();

    Provision(Service service) {
      this.service = service;
      this.model = Objects.requireNonNull(demand.models().get(service.model()));
      this.peak = service.requestsPerSecond().max();
      this.admitted =
          fleet.pools().values().stream()
              .filter(this::admits)
              .sorted(Comparator.comparingDouble(this::eurPerRequest))
              .toList();
    }

    /** Sites that it could be at. */
    int choice() {
      return (int) admitted.stream().map(it -> fleet.siteOf(it).id()).distinct().count();
    }

    /** What its requests are worth at the peak. */
    double worth() {
      return service.unservedEurPerThousand() * demand.tenant(service.tenant()).weight() * peak;
    }

    private boolean admits(Pool pool) {
      return model.tokensPerSecondPerGpu().containsKey(pool.gpuType())
          && demand.isNearEnough(service, fleet.siteOf(pool))
          && permits
              .verdict(service.residency(), pool.id(), fleet.grid().start(), fleet.grid().end())
              .permits();
    }

    /** On average, at full load. */
    private double eurPerRequest(Pool pool) {
      Site site = fleet.siteOf(pool);
      double eur = 0;
      for (int slot = 0; slot < slots; slot++) {
        eur +=
            site.energyEurPerMWh().at(slot)
                + site.carbonGramsPerKWh().at(slot) / 1e3 * fleet.carbonEurPerTonne();
      }
      return eur / slots * site.pue() * watts(pool, 1, 1) / one(pool);
    }

    private double one(Pool pool) {
      return model.gpusPerReplica()
          * Objects.requireNonNull(model.tokensPerSecondPerGpu().get(pool.gpuType()))
          / service.tokensPerRequest();
    }

    private double watts(Pool pool, int replicas, double load) {
      LoadCurve curve = Objects.requireNonNull(model.wattsByLoad().get(pool.gpuType()));
      double idle = fleet.gpuType(pool.gpuType()).idleWatts();
      return replicas * model.gpusPerReplica() * (curve.watts(load) - idle);
    }

    List<PoolShare> shares() {
      if (service.failover()) {
        pair();
      } else {
        hold(admitted, peak, true);
      }
      if (count() < service.minReplicas()) {
        return List.of();
      }
      return held.stream()
          .map(
              it ->
                  new PoolShare(
                      it.pool.id(),
                      Series.constant(it.replicas, slots),
                      Series.constant(it.share, slots)))
          .toList();
    }

    /** The cheapest site that has room for all where others have room to stand by. */
    private void pair() {
      String best = "";
      double most = -1;
      for (String site : admitted.stream().map(it -> fleet.siteOf(it).id()).distinct().toList()) {
        double answered = pair(site);
        if (answered > 1 - NEARLY) {
          return;
        }
        giveBack();
        if (answered > most) {
          most = answered;
          best = site;
        }
      }
      pair(best);
    }

    /** What of the peak one site can answer, and others without it. */
    private double pair(String site) {
      Map<Boolean, List<Pool>> parts =
          admitted.stream()
              .collect(Collectors.partitioningBy(it -> fleet.siteOf(it).id().equals(site)));
      hold(Objects.requireNonNull(parts.get(false)), peak, false);
      double covered = held.stream().mapToDouble(it -> it.replicas * one(it.pool)).sum();
      hold(Objects.requireNonNull(parts.get(true)), Math.min(peak, covered), true);
      return held.stream().mapToDouble(Held::share).sum();
    }

    private void giveBack() {
      for (Held one : held) {
        double[] watts = watts(one);
        for (int slot = 0; slot < slots; slot++) {
          watts[slot] *= -1;
        }
        books.take(service.tenant(), one.pool, -gpus(one), watts);
      }
      held.clear();
    }

    /** Replicas for so many requests a second, where there is room, the cheapest first. */
    private void hold(List<Pool> pools, double requests, boolean answer) {
      double open = requests;
      for (Pool pool : pools) {
        int wanted = (int) Math.ceil(open / one(pool) - NEARLY);
        int atLeast = Math.max(wanted, service.minReplicas() - count());
        for (int n = Math.min(atLeast, service.maxReplicas() - count()); n > 0; n--) {
          double its = Math.min(open, n * one(pool));
          Held one = new Held(pool, n, answer && peak > 0 ? its / peak : 0);
          if (take(one)) {
            open -= its;
            break;
          }
        }
      }
    }

    private int count() {
      return held.stream().mapToInt(Held::replicas).sum();
    }

    private boolean take(Held one) {
      double[] watts = watts(one);
      if (!books.fits(service.tenant(), one.pool, gpus(one), watts)) {
        return false;
      }
      books.take(service.tenant(), one.pool, gpus(one), watts);
      held.add(one);
      return true;
    }

    private double gpus(Held one) {
      return (double) one.replicas * model.gpusPerReplica();
    }

    private double[] watts(Held one) {
      double[] watts = new double[slots];
      for (int slot = 0; slot < slots; slot++) {
        double asked = service.requestsPerSecond().at(slot) * one.share;
        watts[slot] = watts(one.pool, one.replicas, asked / (one.replicas * one(one.pool)));
      }
      return watts;
    }
  }
}
