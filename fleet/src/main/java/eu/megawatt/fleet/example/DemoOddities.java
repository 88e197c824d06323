package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import java.util.ArrayList;
import java.util.List;

/** Wishes that the fleet cannot or should not grant, each for a reason worth explaining. */
final class DemoOddities {

  private final DemoWeek week;
  private final Chance chance;
  private final List<Job> jobs = new ArrayList<>();

  DemoOddities(DemoWeek week, Chance chance) {
    this.week = week;
    this.chance = chance;
  }

  List<Job> draw() {
    largerThanAnyRow();
    hungrierThanItsRow();
    for (int i = 1; i <= 5; i++) {
      inAnotherCountry(i);
      tooLittleTime(i);
      notWorthIt(i);
    }
    return jobs;
  }

  /** No pool has 1,152 GPUs. */
  private void largerThanAnyRow() {
    for (int i = 1; i <= 2; i++) {
      jobs.add(
          new JobDraft("physics-climate-full-" + i, "physics", JobKind.TRAINING, 1_152)
              .work(DemoFleet.HARDWARE, 60, 0.95, chance)
              .between(week.hour(0), week.hour(120), 0.3)
              .worth(1_152 * 60 * 0.25)
              .job());
    }
  }

  /** Has the GPUs, but draws more than the row's busway carries and may not be capped. */
  private void hungrierThanItsRow() {
    for (int i = 1; i <= 2; i++) {
      jobs.add(
          new JobDraft("robotics-world-model-max-" + i, "robotics", JobKind.TRAINING, 960)
              .work(Hardware.HOPPERS, 40, 1.2, chance)
              .uncapped()
              .between(week.hour(12), week.hour(140), 0.3)
              .worth(960 * 40 * 0.5)
              .job());
    }
  }

  private void inAnotherCountry(int index) {
    jobs.add(
        new JobDraft("finetune-carmaker-" + index, "custom-models", JobKind.FINE_TUNING, 24)
            .work(DemoFleet.HARDWARE, 10, 0.9, chance)
            .at(DemoPolicy.GERMANY)
            .between(week.hour(24), week.hour(96), 0.5)
            .worth(24 * 10 * 4)
            .job());
  }

  /** Even the fastest GPU needs longer than the window lasts. */
  private void tooLittleTime(int index) {
    double start = 20 * index;
    jobs.add(
        new JobDraft("eval-release-" + index, "research", JobKind.BATCH, 16)
            .work(DemoFleet.HARDWARE, 12, 0.8, chance)
            .strictlyBetween(week.hour(start), week.hour(start + 4))
            .worth(16 * 12 * 4)
            .job());
  }

  /** Old scans that nobody pays the electricity for. */
  private void notWorthIt(int index) {
    jobs.add(
        new JobDraft("ocr-leftovers-" + index, "documents", JobKind.BATCH, 24)
            .work(Hardware.HOPPERS, 9, 0.9, chance)
            .between(week.hour(12 * index), week.hour(12 * index + 48), 0.05)
            .worth(24 * 9 * 0.015)
            .job());
  }
}
