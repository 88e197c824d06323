package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.kernel.EveryPlacement.Option;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A scenario with some of its jobs placed by chance where they fit, in kernel and oracle alike. */
final class Crowd {

  final Problem problem;
  final Assignment assignment;
  final EveryPlacement oracle;
  private final List<Job> jobs;

  Crowd(Scenario scenario, double share, long seed) {
    problem = Problem.of(scenario);
    assignment = new Assignment(problem);
    oracle = new EveryPlacement(scenario);
    jobs = List.copyOf(scenario.jobs().values());
    SplittableRandom random = new SplittableRandom(seed);
    for (int job = 0; job < jobs.size(); job++) {
      if (random.nextDouble() < share) {
        place(job, random);
      }
    }
  }

  private void place(int job, SplittableRandom random) {
    List<Option> options = oracle.admissible(jobs.get(job));
    for (int attempt = 0; attempt < 10 && !options.isEmpty(); attempt++) {
      Option option = options.get(random.nextInt(options.size()));
      if (oracle.fits(option)) {
        oracle.take(option);
        assignment.place(job, spot(option));
        return;
      }
    }
  }

  /** An option as the kernel writes it. */
  long spot(Option option) {
    Scenario scenario = problem.scenario;
    int pool = List.copyOf(scenario.pools().values()).indexOf(option.pool());
    int level = scenario.gpuType(option.pool().gpuType()).powerCaps().indexOf(option.cap());
    return problem.spots.of(pool, level, option.start());
  }

  /** Every admissible placement of a job, whether it fits or not. */
  List<Option> options(int job) {
    return oracle.admissible(jobs.get(job));
  }

  /** Jobs that are not placed. */
  int[] leftOut() {
    return IntStream.range(0, jobs.size()).filter(job -> !assignment.isPlaced(job)).toArray();
  }
}
