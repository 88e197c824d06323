package eu.megawatt.scheduler.check;

import static java.util.Objects.requireNonNull;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.Admitting;
import java.util.Optional;

/** A placement that a test tries: it keeps every rule but those that other jobs enter into. */
record Trial(Job job, Pool pool, PowerCap cap, int from, int to, double wattsAboveIdle) {

  /** Empty where the job may not run there, then, or so capped. */
  static Optional<Trial> of(Scenario scenario, Job job, Pool pool, PowerCap cap, int from) {
    Double hours = job.runHours().get(pool.gpuType());
    if (hours == null
        || !(cap.isFull() || job.powerCapping())
        || !Admitting.admits(scenario, job, pool)
        || from < scenario.grid().firstSlotFrom(job.earliestStart())) {
      return Optional.empty();
    }
    long to = (long) from + Job.runSlots(hours, cap.speed(), scenario.grid().slotMinutes());
    if (to > scenario.grid().slots() || breaksDeadline(scenario, job, (int) to)) {
      return Optional.empty();
    }
    GpuType type = scenario.gpuType(pool.gpuType());
    double busy = requireNonNull(job.wattsPerGpu().get(type.id())) * cap.fraction();
    double above = Math.max(0, busy - type.idleWatts()) * job.gpus();
    return Optional.of(new Trial(job, pool, cap, from, (int) to, above));
  }

  private static boolean breaksDeadline(Scenario scenario, Job job, int to) {
    return job.hardDeadline()
        && job.deadline().filter(due -> scenario.grid().at(to).isAfter(due)).isPresent();
  }

  Placement placement(Scenario scenario) {
    return new Placement(job.id(), pool.id(), scenario.grid().at(from), cap.fraction());
  }
}
