package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.Unserved;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.unit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Judges a plan of version 2 against its scenario. It shares nothing with the solver or with its
 * price: segments and replicas are booked into pools slot by slot, and every limit and every euro
 * is counted from those books.
 */
public final class DemandChecker {

  /** How far the plan's own price may be off, in EUR: a cent and a rounding. */
  private static final double TOLERANCE_EUR = 0.011;

  private final Demand demand;
  private final Scenario scenario;
  private final DemandPlan plan;
  private final Breaches breaches = new Breaches();
  private final Map<String, PoolLedger> ledgers = new LinkedHashMap<>();
  private final TenantLedger tenants;
  private final RunRules runs;
  private final ServiceRules services;

  private DemandChecker(Demand demand, DemandPlan plan) {
    this.demand = demand;
    this.scenario = demand.base();
    this.plan = plan;
    this.tenants = new TenantLedger(demand);
    this.runs = new RunRules(demand, breaches);
    this.services = new ServiceRules(demand, breaches, this::book);
    scenario.pools().values().forEach(p -> ledgers.put(p.id(), new PoolLedger(scenario, p)));
  }

  /** Checks and prices a plan; never throws for what is wrong with the plan itself. */
  public static DemandReport check(Demand demand, DemandPlan plan) {
    return new DemandChecker(demand, plan).check();
  }

  private DemandReport check() {
    if (!plan.scenario().equals(scenario.name())) {
      breaches.add(
          BreachKind.ANOTHER_SCENARIO,
          "the plan is for \"%s\", not for \"%s\"".formatted(plan.scenario(), scenario.name()));
    }
    plan.placements().forEach(runs::judge);
    runs.judgeOrder();
    runs.accepted().forEach((id, run) -> book(scenario.job(id), run));
    plan.services().forEach(services::judge);
    ledgers.values().forEach(ledger -> ledger.checkGpus(scenario, breaches));
    new DomainTree(scenario, ledgers.values()).check(breaches);
    tenants.judgeShares(breaches);
    tenants.judgeBudgets(breaches);
    new Completeness(scenario, runs.placed(), plan.unplaced()).check(breaches);
    judgeServicesOnce();
    return report(new Account(scenario, ledgers.values()));
  }

  private void book(Job job, List<AcceptedSegment> run) {
    boolean isFirm = demand.termsOf(job.id()).interruption().isEmpty();
    for (AcceptedSegment segment : run) {
      GpuType type = scenario.gpuType(segment.pool().gpuType());
      BigDecimal full =
          BigDecimal.valueOf(segment.cap().fraction())
              .multiply(BigDecimal.valueOf(job.wattsPerGpuOn(type.id())))
              .subtract(BigDecimal.valueOf(type.idleWatts()))
              .max(BigDecimal.ZERO)
              .multiply(BigDecimal.valueOf(job.gpus()));
      for (int slot = segment.from(); slot < segment.to(); slot++) {
        BigDecimal watts = full.multiply(BigDecimal.valueOf(job.load().at(slot)));
        ledger(segment.pool()).book(slot, job.gpus(), watts);
        tenants.book(job.tenant(), segment.pool(), slot, watts.doubleValue(), isFirm);
      }
    }
  }

  private void book(Service service, Pool pool, int slot, int gpus, double watts) {
    ledger(pool).book(slot, gpus, BigDecimal.valueOf(watts));
    tenants.book(service.tenant(), pool, slot, watts, true);
  }

  private PoolLedger ledger(Pool pool) {
    return Objects.requireNonNull(ledgers.get(pool.id()));
  }

  private void judgeServicesOnce() {
    List<String> leftOut = plan.unserved().stream().map(Unserved::service).toList();
    Set<String> missing = new HashSet<>(demand.services().keySet());
    missing.removeAll(services.served());
    if (leftOut.size() != missing.size() || !missing.equals(new HashSet<>(leftOut))) {
      breaches.add(
          BreachKind.EVERY_SERVICE_ONCE,
          "%d served, %d left out, %d services"
              .formatted(services.served().size(), leftOut.size(), demand.services().size()));
    }
  }

  private double droppedValueEur() {
    double dropped = 0;
    for (Job job : scenario.jobs().values()) {
      if (!runs.placed().contains(job.id())) {
        dropped += job.valueEur() * demand.tenant(job.tenant()).weight();
      }
    }
    return dropped;
  }

  private DemandReport report(Account account) {
    double dropped = droppedValueEur();
    double unserved = services.unservedEur();
    double total =
        account.energyEur().add(account.carbonEur()).doubleValue()
            + runs.latenessEur()
            + runs.restartEur()
            + runs.transferEur()
            + dropped
            + unserved;
    if (Math.abs(plan.objectiveEur().euro().doubleValue() - total) > TOLERANCE_EUR) {
      breaches.add(
          BreachKind.OWN_PRICE,
          "says %s EUR, costs %s".formatted(plan.objectiveEur().euro(), Money.ofEuro(total)));
    }
    return new DemandReport(
        breaches.count(),
        breaches.kept(),
        Money.ofEuro(account.energyEur()),
        Money.ofEuro(account.carbonEur()),
        Money.ofEuro(runs.latenessEur()),
        Money.ofEuro(dropped),
        Money.ofEuro(runs.restartEur()),
        Money.ofEuro(runs.transferEur()),
        Money.ofEuro(unserved),
        Money.ofEuro(total),
        account.megawattHours().setScale(3, RoundingMode.HALF_UP));
  }
}
