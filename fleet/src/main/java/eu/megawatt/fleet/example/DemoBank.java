package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Know-your-customer work of a bank, in France, under its own keys and SEAL 4: what touches names
 * is done each night before the branches open, what is masked by day.
 */
final class DemoBank {

  private static final String TENANT = "bank";

  private final DemoWeek week;
  private final Chance chance;
  private final List<Job> jobs = new ArrayList<>();

  DemoBank(DemoWeek week, Chance chance) {
    this.week = week;
    this.chance = chance;
  }

  List<Job> draw() {
    online();
    for (int day = 0; day < DemoWeek.DAYS; day++) {
      if (day < DemoWeek.DAYS - 1) {
        night(day);
      }
      for (int i = 1; i <= 4; i++) {
        rescoring(day, i);
      }
    }
    for (int i = 1; i <= 12; i++) {
      modelRefresh(i);
    }
    return jobs;
  }

  /** Answers branch offices by day. */
  private void online() {
    jobs.add(
        new JobDraft("kyc-online", TENANT, JobKind.INFERENCE, 48)
            .serve(Hardware.HOPPERS, week.hours(), DailyLoad.of(week.grid(), 11, 0.2, 0.9), chance)
            .at(DemoPolicy.BANK)
            .strictlyBetween(week.hour(0), week.hour(week.hours()))
            .worth(48 * week.hours() * 12)
            .job());
  }

  /** The last night would end after the horizon; the night to Saturday also closes the week. */
  private void night(int day) {
    nightly("kyc-nightly-", day, 192, week.isFriday(day) ? 9 : 6, 12);
    nightly("kyc-sanctions-", day, 64, 4, 15);
    nightly("kyc-documents-", day, 64, 5, 6);
    nightly("kyc-media-", day, 64, 5, 3);
  }

  /** From the close of business, and done before the branches open. */
  private void nightly(String name, int day, int gpus, double hours, double eurPerGpuHour) {
    double h100Hours = hours * chance.between(0.9, 1.2);
    jobs.add(
        new JobDraft(name + week.date(day), TENANT, JobKind.BATCH, gpus)
            .work(Hardware.HOPPERS, h100Hours, 0.9, chance)
            .at(DemoPolicy.BANK)
            .strictlyBetween(week.hour(day * 24 + 18), week.hour(day * 24 + 30))
            .worth(gpus * h100Hours * eurPerGpuHour)
            .job());
  }

  private void rescoring(int day, int index) {
    int gpus = chance.oneOf(List.of(64, 96, 128));
    double h100Hours = chance.between(4, 9);
    double start = day * 24 + chance.whole(6, 12);
    jobs.add(
        new JobDraft("kyc-rescore-" + week.date(day) + "-" + index, TENANT, JobKind.BATCH, gpus)
            .work(DemoFleet.HARDWARE, h100Hours, 0.85, chance)
            .at(DemoPolicy.BANK)
            .between(week.hour(start), week.hour(start + 24), 0.6)
            .worth(gpus * h100Hours * 5)
            .job());
  }

  private void modelRefresh(int index) {
    double h100Hours = chance.between(12, 30);
    double start = chance.between(0, 60);
    jobs.add(
        new JobDraft("kyc-model-refresh-" + index, TENANT, JobKind.FINE_TUNING, 128)
            .work(DemoFleet.HARDWARE, h100Hours, 0.95, chance)
            .at(DemoPolicy.BANK)
            .between(week.hour(start), week.hour(start + h100Hours + 48), 0.8)
            .worth(128 * h100Hours * 4)
            .job());
  }
}
