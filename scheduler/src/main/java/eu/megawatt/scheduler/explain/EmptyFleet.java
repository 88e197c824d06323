package eu.megawatt.scheduler.explain;

import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.scheduler.kernel.JobSpec;
import eu.megawatt.scheduler.kernel.Occupancy;
import eu.megawatt.scheduler.kernel.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a job fits nowhere even with nothing else running: power, GPUs, or one here, one there. */
final class EmptyFleet {

  private final Problem problem;
  private final Wording wording;
  private final ClosestFit both;
  private final ClosestFit power;
  private final ClosestFit devices;

  EmptyFleet(Problem problem, Facts facts) {
    this.problem = problem;
    this.wording = new Wording(problem, facts);
    this.both = new ClosestFit(problem, new Occupancy(problem));
    this.power = new ClosestFit(problem, new Occupancy(problem, problem.room, endlessGpus()));
    this.devices = new ClosestFit(problem, new Occupancy(problem, endlessRoom(), problem.gpus));
  }

  private int[][] endlessGpus() {
    return Arrays.stream(problem.gpus)
        .map(row -> Arrays.stream(row).map(_ -> Integer.MAX_VALUE).toArray())
        .toArray(int[][]::new);
  }

  private long[][] endlessRoom() {
    return Arrays.stream(problem.room)
        .map(row -> Arrays.stream(row).map(_ -> Long.MAX_VALUE).toArray())
        .toArray(long[][]::new);
  }

  /** For a job that has admissible placements, none of which fits. */
  List<Reason> reasons(JobSpec job) {
    List<Reason> reasons = new ArrayList<>();
    tooMuch(job, power).ifPresent(reasons::add);
    tooMuch(job, devices).ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      tooMuch(job, both).ifPresent(reasons::add);
    }
    return reasons;
  }

  private Optional<Reason> tooMuch(JobSpec job, ClosestFit search) {
    return search
        .find(job)
        .filter(fit -> !fit.fits())
        .map(
            fit ->
                fit.domain() == Fit.POOL
                    ? wording.neverEnoughGpus(job, fit)
                    : wording.neverEnoughPower(job, fit));
  }
}
