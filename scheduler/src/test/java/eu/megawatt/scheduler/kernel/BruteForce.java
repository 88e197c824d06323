package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.kernel.EveryPlacement.Option;
import java.util.Comparator;
import java.util.List;

/** The cheapest plan of a tiny scenario, found by trying every plan. */
public final class BruteForce {

  private final EveryPlacement placements;
  private final List<Job> jobs;
  private final List<List<Option>> options;
  private double best;

  private BruteForce(Scenario scenario) {
    placements = new EveryPlacement(scenario);
    jobs = List.copyOf(scenario.jobs().values());
    options =
        jobs.stream()
            .map(
                job ->
                    placements.admissible(job).stream()
                        .sorted(Comparator.comparingDouble(Option::cost))
                        .toList())
            .toList();
    best = Double.POSITIVE_INFINITY;
  }

  /** Euro of the cheapest plan. */
  public static double optimum(Scenario scenario) {
    BruteForce force = new BruteForce(scenario);
    force.tryFrom(0, 0);
    return force.best;
  }

  private void tryFrom(int index, double cost) {
    if (index == jobs.size()) {
      best = Math.min(best, cost);
      return;
    }
    Job job = jobs.get(index);
    for (Option option : options.get(index)) {
      if (cost + option.cost() + atLeastFrom(index + 1) >= best) {
        break;
      }
      if (placements.fits(option)) {
        placements.take(option);
        tryFrom(index + 1, cost + option.cost());
        placements.giveBack(option);
      }
    }
    if (cost + job.valueEur() + atLeastFrom(index + 1) < best) {
      tryFrom(index + 1, cost + job.valueEur());
    }
  }

  private double atLeastFrom(int index) {
    double least = 0;
    for (int job = index; job < jobs.size(); job++) {
      double cheapest = options.get(job).stream().mapToDouble(Option::cost).min().orElse(1e9);
      least += Math.min(cheapest, jobs.get(job).valueEur());
    }
    return least;
  }
}
