package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The rules that one service's run can break on its own. */
final class ServiceRules {

  private static final double NEARLY = 1e-9;

  /** Of a load, and of requests a second. */
  private static final double TOLERANCE = 1e-6;

  private static final double SECONDS_PER_MINUTE = 60;
  private static final double THOUSAND = 1_000;

  /** Hears what replicas draw. */
  @FunctionalInterface
  interface Booking {

    /** So many GPUs in a slot, and watts above idle, IT side. */
    void book(Service service, Pool pool, int slot, long gpus, double watts);
  }

  private final Demand demand;
  private final Scenario scenario;
  private final TimeGrid grid;
  private final Permits permits;
  private final Breaches breaches;
  private final Booking booking;
  private final Set<String> served = new HashSet<>();
  private final Map<String, double[]> answered = new HashMap<>();

  ServiceRules(Demand demand, Breaches breaches, Booking booking) {
    this.demand = demand;
    this.scenario = demand.base();
    this.grid = scenario.grid();
    this.permits = scenario.permits();
    this.breaches = breaches;
    this.booking = booking;
  }

  /** Services seen so far. */
  Set<String> served() {
    return served;
  }

  /** What all requests without an answer cost, by the weights of tenants. */
  double unservedEur() {
    double eur = 0;
    for (Service service : demand.services().values()) {
      double[] share = answered.get(service.id());
      double missing = 0;
      for (int slot = 0; slot < grid.slots(); slot++) {
        missing +=
            service.requestsPerSecond().at(slot)
                * Math.max(0, 1 - (share == null ? 0 : share[slot]));
      }
      eur +=
          missing
              * grid.slotMinutes()
              * SECONDS_PER_MINUTE
              / THOUSAND
              * service.unservedEurPerThousand()
              * demand.tenant(service.tenant()).weight();
    }
    return eur;
  }

  void judge(ServiceRun run) {
    Service service = demand.services().get(run.service());
    if (service == null) {
      breaches.add(BreachKind.UNKNOWN, run.service() + ": no such service");
      return;
    }
    if (!served.add(service.id())) {
      breaches.add(BreachKind.PLACED_TWICE, service.id());
      return;
    }
    new Served(service).judge(run);
  }

  /** One service as it runs: what its sites could answer, and what they do. */
  private final class Served {

    private final Service service;
    private final Model model;
    private final double[] share = new double[grid.slots()];
    private final double[] replicas = new double[grid.slots()];
    private final Map<String, double[]> couldAnswer = new HashMap<>();

    Served(Service service) {
      this.service = service;
      this.model = Objects.requireNonNull(demand.models().get(service.model()));
    }

    void judge(ServiceRun run) {
      Set<String> pools = new HashSet<>();
      for (PoolShare part : run.pools()) {
        if (!pools.add(part.pool())) {
          breaches.add(BreachKind.PLACED_TWICE, service.id() + " in " + part.pool());
        } else if (isFit(part)) {
          add(part, scenario.pool(part.pool()));
        }
      }
      for (int slot = 0; slot < grid.slots(); slot++) {
        judge(slot);
      }
      answered.put(service.id(), share);
    }

    private boolean isFit(PoolShare part) {
      Pool pool = scenario.pools().get(part.pool());
      if (pool == null) {
        return refuse(BreachKind.UNKNOWN, service.id() + " in " + part.pool());
      }
      if (part.replicas().slots() != grid.slots() || part.share().slots() != grid.slots()) {
        return refuse(
            BreachKind.REPLICAS,
            "%s in %s: not a number for each of %d slots"
                .formatted(service.id(), pool.id(), grid.slots()));
      }
      if (!model.tokensPerSecondPerGpu().containsKey(pool.gpuType())) {
        return refuse(BreachKind.GPU_TYPE, service.id() + " on " + pool.gpuType());
      }
      Site site = scenario.siteOf(pool);
      if (!demand.isNearEnough(service, site)) {
        breaches.add(BreachKind.LATENCY, service.id() + " at " + site.id());
      }
      return true;
    }

    private boolean refuse(BreachKind kind, String message) {
      breaches.add(kind, message);
      return false;
    }

    private void add(PoolShare part, Pool pool) {
      double one =
          model.gpusPerReplica()
              * Objects.requireNonNull(model.tokensPerSecondPerGpu().get(pool.gpuType()))
              / model.replicasPerGpu()
              / service.tokensPerRequest();
      LoadCurve curve = Objects.requireNonNull(model.wattsByLoad().get(pool.gpuType()));
      double idle = scenario.gpuType(pool.gpuType()).idleWatts();
      double[] could =
          couldAnswer.computeIfAbsent(scenario.siteOf(pool).id(), _ -> new double[grid.slots()]);
      for (int slot = 0; slot < grid.slots(); slot++) {
        double count = part.replicas().at(slot);
        double asked = service.requestsPerSecond().at(slot) * part.share().at(slot);
        double load = count == 0 ? 0 : asked / (count * one);
        if (load > 1 + TOLERANCE || (count == 0 && asked > NEARLY)) {
          breaches.add(
              BreachKind.LOAD,
              "%s in %s at %s: %.4f".formatted(service.id(), pool.id(), grid.at(slot), load));
        }
        share[slot] += part.share().at(slot);
        replicas[slot] += count;
        could[slot] += count * one;
        if (count > 0) {
          judgeResidency(pool, slot);
          book(pool, slot, Math.round(count), Math.min(1, load), curve, idle);
        }
      }
    }

    /** GPUs with all their replicas, and one with what is left over. */
    private void book(Pool pool, int slot, long count, double load, LoadCurve curve, double idle) {
      long full = count / model.replicasPerGpu();
      long rest = count % model.replicasPerGpu();
      double watts = full * (curve.watts(load) - idle);
      if (rest > 0) {
        watts += curve.watts(load * rest / model.replicasPerGpu()) - idle;
      }
      long gpus = (full + (rest > 0 ? 1 : 0)) * model.gpusPerReplica();
      booking.book(service, pool, slot, gpus, watts * model.gpusPerReplica());
    }

    private void judgeResidency(Pool pool, int slot) {
      Verdict verdict =
          permits.verdict(service.residency(), pool.id(), grid.at(slot), grid.at(slot + 1));
      if (!verdict.permits()) {
        breaches.add(
            BreachKind.RESIDENCY,
            "%s in %s at %s, policy %s: %s"
                .formatted(
                    service.id(),
                    pool.id(),
                    grid.at(slot),
                    service.residency(),
                    verdict.wordsAgainst()));
      }
    }

    private void judge(int slot) {
      if (replicas[slot] < service.minReplicas() || replicas[slot] > service.maxReplicas()) {
        breaches.add(
            BreachKind.REPLICAS,
            "%s at %s: %.0f, not %d to %d"
                .formatted(
                    service.id(),
                    grid.at(slot),
                    replicas[slot],
                    service.minReplicas(),
                    service.maxReplicas()));
      }
      if (share[slot] > 1 + NEARLY) {
        breaches.add(
            BreachKind.TRAFFIC,
            "%s at %s: %s of its requests".formatted(service.id(), grid.at(slot), share[slot]));
      }
      if (service.failover()) {
        judgeFailover(slot);
      }
    }

    private void judgeFailover(int slot) {
      double all = couldAnswer.values().stream().mapToDouble(it -> it[slot]).sum();
      double asked = service.requestsPerSecond().at(slot) * share[slot];
      couldAnswer.forEach(
          (site, could) -> {
            if (could[slot] > 0 && all - could[slot] < asked - TOLERANCE) {
              breaches.add(
                  BreachKind.FAILOVER,
                  "%s at %s: without %s the others answer %.3f of %.3f a second"
                      .formatted(service.id(), grid.at(slot), site, all - could[slot], asked));
            }
          });
    }
  }
}
