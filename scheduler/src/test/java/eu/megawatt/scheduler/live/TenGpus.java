package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Two days of ten GPUs of a kilowatt above idle each, at one price, by the hour. */
final class TenGpus {

  private TenGpus() {}

  static Scenario fleet() {
    return new SmallScenario(60, 48)
        .type("A", 100)
        .site("here", "NO", 1, 100)
        .domain("grid", "here", Measures.IT, 1)
        .pool("pool", "grid", "A", 10)
        .scenario();
  }

  static Work work(
      String id, String tenant, int gpus, double hours, boolean interruptible, Instant at) {
    Job job =
        new Job(
            id,
            JobKind.TRAINING,
            tenant,
            gpus,
            "any",
            Map.of("A", hours),
            Map.of("A", 1_100.0),
            LoadShape.FULL,
            false,
            at,
            Optional.empty(),
            false,
            0,
            1_000);
    return new Work(job, interruptible, at);
  }
}
