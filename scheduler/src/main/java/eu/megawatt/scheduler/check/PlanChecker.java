package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges a plan against its scenario: the product's own referee. It shares nothing with the solver
 * or with its price: placements are booked into pools slot by slot, in exact decimals, and every
 * limit and every euro is counted from those books. Decides as the contract's referee does.
 */
public final class PlanChecker {

  /** How far the plan's own figures may be off, in EUR: a cent and a rounding. */
  private static final BigDecimal TOLERANCE_EUR = new BigDecimal("0.011");

  private final Scenario scenario;
  private final Plan plan;
  private final Breaches breaches = new Breaches();
  private final PlacementRules rules;
  private final Map<String, PoolLedger> ledgers = new LinkedHashMap<>();

  private PlanChecker(Scenario scenario, Plan plan) {
    this.scenario = scenario;
    this.plan = plan;
    rules = new PlacementRules(scenario, breaches);
    scenario.pools().values().forEach(p -> ledgers.put(p.id(), new PoolLedger(scenario, p)));
  }

  /** Checks and prices a plan; never throws for what is wrong with the plan itself. */
  public static CheckReport check(Scenario scenario, Plan plan) {
    return new PlanChecker(scenario, plan).check();
  }

  private CheckReport check() {
    if (!plan.scenario().equals(scenario.name())) {
      breaches.add(
          BreachKind.ANOTHER_SCENARIO,
          "the plan is for \"%s\", not for \"%s\"".formatted(plan.scenario(), scenario.name()));
    }
    plan.placements().forEach(p -> rules.judge(p).ifPresent(this::book));
    ledgers.values().forEach(ledger -> ledger.checkGpus(scenario, breaches));
    new DomainTree(scenario, ledgers.values()).check(breaches);
    new Completeness(scenario, rules.placed(), plan.unplaced()).check(breaches);
    return report(new Account(scenario, ledgers.values()), lateness(), droppedValue());
  }

  private void book(AcceptedRun run) {
    PoolLedger ledger = ledgers.get(run.pool().id());
    if (ledger != null) {
      ledger.book(run);
    }
  }

  private BigDecimal lateness() {
    return rules.lateEuroSeconds().divide(BigDecimal.valueOf(3600), MathContext.DECIMAL128);
  }

  private BigDecimal droppedValue() {
    Set<String> placed = rules.placed();
    return scenario.jobs().values().stream()
        .filter(job -> !placed.contains(job.id()))
        .map(Job::valueEur)
        .map(BigDecimal::valueOf)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private CheckReport report(Account account, BigDecimal lateness, BigDecimal dropped) {
    BigDecimal total = account.energyEur().add(account.carbonEur()).add(lateness).add(dropped);
    checkOwnFigures(total);
    int placed = rules.placed().size();
    return new CheckReport(
        breaches.count(),
        breaches.kept(),
        placed,
        scenario.jobs().size() - placed,
        Money.ofEuro(account.energyEur()),
        account.carbonTonnes().setScale(4, RoundingMode.HALF_UP),
        Money.ofEuro(account.carbonEur()),
        Money.ofEuro(lateness),
        Money.ofEuro(dropped),
        Money.ofEuro(total),
        Money.ofEuro(account.idleBaselineEur()),
        account.megawattHours().setScale(3, RoundingMode.HALF_UP),
        breaches.count() == 0 ? Optional.of(new ValidatedPlan(scenario, plan)) : Optional.empty());
  }

  private void checkOwnFigures(BigDecimal total) {
    BigDecimal said = plan.objectiveEur().euro();
    if (said.subtract(total).abs().compareTo(TOLERANCE_EUR) > 0) {
      breaches.add(
          BreachKind.OWN_PRICE, "says %s EUR, costs %s".formatted(said, Money.ofEuro(total)));
    }
    plan.bound()
        .filter(bound -> bound.eur().euro().compareTo(total.add(TOLERANCE_EUR)) > 0)
        .ifPresent(
            bound ->
                breaches.add(
                    BreachKind.OWN_BOUND,
                    "%s is above the price %s".formatted(bound.eur(), Money.ofEuro(total))));
  }
}
