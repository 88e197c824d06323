package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import java.util.ArrayList;
import java.util.List;

/** Reading documents in bulk: cheap, in no hurry, done within 24 hours of arriving. */
final class DemoDocuments {

  private final DemoWeek week;
  private final Chance chance;
  private final List<Job> jobs = new ArrayList<>();

  DemoDocuments(DemoWeek week, Chance chance) {
    this.week = week;
    this.chance = chance;
  }

  List<Job> draw() {
    for (int day = 0; day < DemoWeek.DAYS; day++) {
      int arriving = week.isWorkday(day) ? 90 : 45;
      for (int i = 1; i <= arriving; i++) {
        jobs.add(bulk(day, i));
      }
      for (int i = 1; i <= 18; i++) {
        jobs.add(evaluation(day, i));
      }
    }
    return jobs;
  }

  private Job bulk(int day, int index) {
    int gpus = chance.oneOf(List.of(16, 32, 48, 88));
    double h100Hours = chance.between(4, 20);
    double start = day * 24 + Math.min(23, chance.logNormal(9, 0.4));
    String policy = chance.oneOf(List.of(DemoPolicy.ANY_EU, DemoPolicy.FRANCE), 0.75, 0.25);
    return new JobDraft(
            "ocr-bulk-%s-%03d".formatted(week.date(day), index), "documents", JobKind.BATCH, gpus)
        .work(DemoFleet.HARDWARE, h100Hours, 0.8, chance)
        .at(policy)
        .between(week.hour(start), week.hour(start + 24), 0.12)
        .worth(gpus * h100Hours * chance.between(0.7, 1.6))
        .job();
  }

  /** Small runs that researchers wait for. */
  private Job evaluation(int day, int index) {
    int gpus = chance.oneOf(List.of(8, 16, 32));
    double h100Hours = chance.between(0.5, 3);
    double start = day * 24 + chance.between(6, 18);
    return new JobDraft(
            "eval-%s-%02d".formatted(week.date(day), index), "research", JobKind.BATCH, gpus)
        .work(DemoFleet.HARDWARE, h100Hours, 0.7, chance)
        .between(week.hour(start), week.hour(start + h100Hours + 4), 1)
        .worth(gpus * h100Hours * 4)
        .job();
  }
}
