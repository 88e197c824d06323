package eu.megawatt.planner.week;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Schedules weeks of the years ahead with the engine that runs the fleet. The same plan, question
 * and number of weeks give the same weeks: the search is bounded by moves, not by time.
 */
public final class Weeks {

  private static final long MOVES = 10_000;

  private Weeks() {}

  /**
   * Weeks in the middle of stretches of the horizon, near ones closer together.
   *
   * @param count 1 to {@value Stretch#MOST_WEEKS}
   * @param isCancelled is asked now and then, by several threads
   * @param progress hears of each week that is done, by several threads
   * @throws CancellationException where it was cancelled
   */
  public static List<PlannedWeek> of(
      CapacityPlan plan,
      Question question,
      int count,
      BooleanSupplier isCancelled,
      IntConsumer progress) {
    return Stretch.of(plan.from(), question.to(), count).parallelStream()
        .map(
            it -> {
              PlannedWeek week = week(plan, question, it, isCancelled);
              progress.accept(1);
              return week;
            })
        .toList();
  }

  /**
   * One week. Where energy has another price by hour, the search begins with the plan of flat
   * prices: which work runs is worth more than when it does, and is found sooner without the hours.
   */
  public static PlannedWeek week(
      CapacityPlan plan, Question question, Stretch stretch, BooleanSupplier isCancelled) {
    Scenario scenario = WeekScenario.of(plan, question, stretch.monday());
    Scenario flat = WeekScenario.of(flat(plan), question, stretch.monday());
    Optional<Plan> known =
        flat.equals(scenario)
            ? Optional.empty()
            : Optional.of(plan(flat, question.seed(), Optional.empty(), isCancelled));
    Plan found = plan(scenario, question.seed(), known, isCancelled);
    return new WeekAccount(plan, scenario, found).of(stretch);
  }

  /** Energy at its mean price; carbon as it is, since no plan is made by it. */
  private static CapacityPlan flat(CapacityPlan plan) {
    TreeMap<String, Site> sites = new TreeMap<>(plan.sites());
    sites.replaceAll(
        (_, it) -> it.prices().map(prices -> it.withPrices(prices.withFlatEnergy())).orElse(it));
    return plan.withSites(sites);
  }

  private static Plan plan(
      Scenario scenario, long seed, Optional<Plan> known, BooleanSupplier isCancelled) {
    Queue<PlanSearch> running = new ConcurrentLinkedQueue<>();
    PlanSearch search =
        new PlanSearch(
            scenario,
            new SearchOptions(new SearchBudget.Moves(MOVES), 1, seed),
            _ -> {
              if (isCancelled.getAsBoolean()) {
                running.forEach(PlanSearch::stop);
              }
            });
    known.ifPresent(search::beginningWith);
    running.add(search);
    Plan found = search.run();
    if (isCancelled.getAsBoolean()) {
      throw new CancellationException("The weeks were cancelled");
    }
    return found;
  }
}
