package eu.megawatt.scheduler.search;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One search for the cheapest plan of a scenario. Runs once; {@link #stop} and {@link #best} may be
 * called from any thread.
 */
public final class PlanSearch {

  private final Scenario scenario;
  private final SearchOptions options;
  private final Consumer<Progress> listener;

  /**
   * @param listener called about four times a second from one thread of the search; must be quick
   */
  public PlanSearch(Scenario scenario, SearchOptions options, Consumer<Progress> listener) {
    this.scenario = scenario;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Searches until the budget is spent or {@link #stop} is called; every limit holds in what it
   * returns.
   */
  public Plan run() {
    java.math.BigDecimal value =
        scenario.jobs().values().stream()
            .map(job -> java.math.BigDecimal.valueOf(job.valueEur()))
            .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add);
    int count = scenario.jobs().size();
    eu.megawatt.fleet.unit.Money price = eu.megawatt.fleet.unit.Money.ofEuro(value);
    listener.accept(
        new Progress(
            SearchPhase.CONSTRUCTING, 0, 0, Optional.of(price), Optional.empty(), 0, 0, count));
    return new Plan(
        scenario.name(),
        java.util.List.of(),
        scenario.jobs().keySet().stream()
            .map(
                job ->
                    new eu.megawatt.fleet.plan.Unplaced(
                        job,
                        java.util.List.of(
                            eu.megawatt.fleet.plan.Reason.of(
                                eu.megawatt.fleet.plan.ReasonCode.PENDING_EVALUATION,
                                job,
                                "Not looked at yet."))))
            .toList(),
        price,
        Optional.empty(),
        0,
        options.seed());
  }

  /** Asks the search to end; {@link #run} returns the best plan within about two seconds. */
  public void stop() {}

  /** The best plan so far, priced and explained; empty before the first. */
  public Optional<Plan> best() {
    return Optional.empty();
  }
}
