package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import java.util.ArrayList;
import java.util.List;

/** Training for robotics and physics: large gangs for days, mostly on the newest GPUs. */
final class DemoTraining {

  private static final List<Hardware> NEWEST = List.of(Hardware.B200);

  private final DemoWeek week;
  private final Chance chance;
  private final List<Job> jobs = new ArrayList<>();

  DemoTraining(DemoWeek week, Chance chance) {
    this.week = week;
    this.chance = chance;
  }

  List<Job> draw() {
    runs("robotics-grasping", "robotics", 24, List.of(128, 256));
    runs("robotics-locomotion", "robotics", 20, List.of(88, 176));
    runs("robotics-world-model", "robotics", 10, List.of(256, 352));
    runs("physics-fluids", "physics", 16, List.of(176, 256));
    runs("physics-materials", "physics", 20, List.of(88, 176));
    runs("physics-plasma", "physics", 8, List.of(352, 512));
    return jobs;
  }

  private void runs(String name, String tenant, int count, List<Integer> gangs) {
    for (int i = 1; i <= count; i++) {
      int gpus = chance.oneOf(gangs);
      double h100Hours = Math.clamp(chance.logNormal(90, 0.5), 40, 240);
      double start = chance.yes(0.45) ? 0 : chance.between(0, 84);
      double slack = h100Hours * 0.47 * chance.between(1.15, 2.2);
      jobs.add(
          new JobDraft(name + "-" + i, tenant, JobKind.TRAINING, gpus)
              .work(chance.yes(0.75) ? NEWEST : DemoFleet.HARDWARE, h100Hours, 0.98, chance)
              .between(week.hour(start), week.hour(start + slack), 0.25)
              .worth(gpus * h100Hours * chance.between(1.4, 2.6))
              .job());
    }
  }
}
