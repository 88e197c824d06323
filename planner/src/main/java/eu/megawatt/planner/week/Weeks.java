package eu.megawatt.planner.week;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import java.util.List;
import java.util.Queue;
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

  /** One week. */
  public static PlannedWeek week(
      CapacityPlan plan, Question question, Stretch stretch, BooleanSupplier isCancelled) {
    Scenario scenario = WeekScenario.of(plan, question, stretch.monday());
    Queue<PlanSearch> running = new ConcurrentLinkedQueue<>();
    PlanSearch search =
        new PlanSearch(
            scenario,
            new SearchOptions(new SearchBudget.Moves(MOVES), 1, question.seed()),
            _ -> {
              if (isCancelled.getAsBoolean()) {
                running.forEach(PlanSearch::stop);
              }
            });
    running.add(search);
    Plan found = search.run();
    if (isCancelled.getAsBoolean()) {
      throw new CancellationException("The weeks were cancelled");
    }
    return new WeekAccount(plan, scenario, found).of(stretch);
  }
}
