package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import java.util.ArrayList;
import java.util.List;

/**
 * What answers people all week: multilingual voice and the agent service, each replica group under
 * the daily load of those it serves.
 */
final class DemoServices {

  private static final double EUR_PER_GPU_HOUR = 6;

  private final DemoWeek week;
  private final Chance chance;
  private final List<Job> jobs = new ArrayList<>();

  DemoServices(DemoWeek week, Chance chance) {
    this.week = week;
    this.chance = chance;
  }

  List<Job> draw() {
    group("voice-eu-asr", "voice", 10, 48, 10, DemoPolicy.ANY_EU);
    group("voice-eu-tts", "voice", 8, 48, 16, DemoPolicy.ANY_EU);
    group("voice-fr-asr", "voice", 6, 32, 9, DemoPolicy.FRANCE);
    group("voice-nordic-asr", "voice", 5, 24, 11, DemoPolicy.SWEDEN);
    group("agent-eu", "agent", 14, 96, 13, DemoPolicy.ANY_EU);
    group("agent-fr-public", "agent", 8, 88, 9, DemoPolicy.FRANCE);
    group("agent-code", "agent", 7, 112, 14, DemoPolicy.ANY_EU);
    group("documents-live", "documents", 4, 24, 10, DemoPolicy.ANY_EU);
    return jobs;
  }

  private void group(
      String name, String tenant, int replicas, int gpus, double peakHour, String policy) {
    boolean newest = chance.yes(0.5) && !policy.equals(DemoPolicy.SWEDEN);
    List<Hardware> types = newest ? DemoFleet.HARDWARE.subList(1, 3) : DemoFleet.HARDWARE;
    for (int i = 1; i <= replicas; i++) {
      int gang = Decimals.stepped(gpus * chance.between(0.75, 1.25), 8);
      double night = chance.between(0.25, 0.4);
      double peak = chance.between(0.85, 0.97);
      jobs.add(
          new JobDraft(name + "-" + i, tenant, JobKind.INFERENCE, gang)
              .serve(
                  types,
                  week.hours(),
                  DailyLoad.of(week.grid(), peakHour + chance.whole(-1, 1), night, peak),
                  chance)
              .at(policy)
              .strictlyBetween(week.hour(0), week.hour(week.hours()))
              .worth(gang * week.hours() * EUR_PER_GPU_HOUR)
              .job());
    }
  }
}
