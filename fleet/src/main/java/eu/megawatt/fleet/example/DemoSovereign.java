package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that one place alone may host: what the bank knows of its customers stays in its own room,
 * however idle others are, and a defence simulation runs in the one hall that is cleared for it.
 */
final class DemoSovereign {

  private final DemoWeek week;
  private final Chance chance;
  private final List<Job> jobs = new ArrayList<>();

  DemoSovereign(DemoWeek week, Chance chance) {
    this.week = week;
    this.chance = chance;
  }

  List<Job> draw() {
    for (int day = 0; day < DemoWeek.DAYS; day++) {
      onPremises(day);
    }
    for (int i = 1; i <= 3; i++) {
      defence(i);
    }
    return jobs;
  }

  private void onPremises(int day) {
    double h100Hours = chance.between(3, 6);
    double start = day * 24 + 1;
    jobs.add(
        new JobDraft("kyc-core-" + week.date(day), "bank", JobKind.BATCH, 64)
            .work(List.of(Hardware.H100, Hardware.H200), h100Hours, 0.9, chance)
            .at(DemoPolicy.PREMISES)
            .between(week.hour(start), week.hour(start + 20), 0.6)
            .worth(64 * h100Hours * 12)
            .job());
  }

  private void defence(int index) {
    double h100Hours = chance.between(10, 20);
    double start = 30 * (index - 1) + 6;
    jobs.add(
        new JobDraft("defence-simulation-" + index, "defence", JobKind.TRAINING, 96)
            .work(DemoFleet.HARDWARE, h100Hours, 0.9, chance)
            .at(DemoPolicy.DEFENCE)
            .between(week.hour(start), week.hour(start + h100Hours + 30), 0.6)
            .worth(96 * h100Hours * 6)
            .job());
  }
}
