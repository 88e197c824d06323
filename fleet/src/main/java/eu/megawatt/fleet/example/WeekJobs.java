package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.residency.ResidencyPolicy;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The jobs of the week-like examples: services that run throughout under a daily load, and
 * training, fine-tuning and batch work with a window each. Gangs are scaled until the work asks for
 * the given share of the fleet.
 */
final class WeekJobs {

  static final List<ResidencyPolicy> POLICIES =
      List.of(
          policy("any", Optional.empty(), List.of(), Optional.empty(), 0),
          policy("eu", Optional.of(List.of("FR", "SE")), List.of(), Optional.empty(), 0),
          policy(
              "fr-qualified",
              Optional.of(List.of("FR")),
              List.of("SecNumCloud"),
              Optional.empty(),
              3),
          policy("bank", Optional.of(List.of("FR")), List.of(), Optional.of("customer"), 3),
          policy("se-only", Optional.of(List.of("SE")), List.of(), Optional.empty(), 0));

  /** Of the jobs, how many are services; and of the GPUs, how many they hold. */
  private static final double SERVICES = 0.025;

  private static final double SERVICE_GPUS = 0.2;
  private static final List<String> TENANTS =
      List.of("foundry", "research", "bank", "robotics", "documents");
  private static final List<String> SERVICE_TENANTS =
      List.of("agent", "voice", "documents", "bank");

  private final TimeGrid grid;
  private final double gpus;
  private final double largestPool;
  private final List<Hardware> hardware;
  private final WorkMix mix;
  private final Chance chance;

  WeekJobs(TimeGrid grid, FleetDraft fleet, List<Hardware> hardware, WorkMix mix, Chance chance) {
    this.grid = grid;
    gpus = fleet.gpus();
    largestPool = fleet.largestPool();
    this.hardware = hardware;
    this.mix = mix;
    this.chance = chance;
  }

  List<Job> draw() {
    int services = Math.max(2, (int) Math.round(mix.jobs() * SERVICES));
    List<Job> jobs = new ArrayList<>(mix.jobs());
    for (int i = 0; i < services; i++) {
      jobs.add(service(i, gpus * SERVICE_GPUS / services));
    }
    List<Task> tasks = new ArrayList<>();
    for (int i = 0; i < mix.jobs() - services; i++) {
      tasks.add(task());
    }
    double asked = tasks.stream().mapToDouble(task -> task.gang() * task.leastHours()).sum();
    double scale = mix.busy() * gpus * horizonHours() / asked;
    for (Task task : tasks) {
      jobs.add(job(jobs.size() - services, task, scale));
    }
    return jobs;
  }

  private Job service(int index, double meanGpus) {
    Map<String, Double> hours = new LinkedHashMap<>();
    Map<String, Double> watts = new LinkedHashMap<>();
    for (Hardware type : types(2)) {
      hours.put(type.id(), horizonHours());
      watts.put(type.id(), type.watts(chance.between(0.68, 0.9)));
    }
    int gang = Decimals.stepped(meanGpus * chance.between(0.4, 1.6), 8);
    return new Job(
        "svc-%04d".formatted(index),
        JobKind.INFERENCE,
        chance.oneOf(SERVICE_TENANTS),
        gang,
        residency(),
        hours,
        watts,
        DailyLoad.of(grid, chance.whole(0, 3) * 6, 0.35, 0.95),
        false,
        grid.start(),
        Optional.of(grid.end()),
        true,
        0,
        Decimals.round(gang * horizonHours() * 6, 2));
  }

  /** A job before its gang is scaled. */
  private record Task(JobKind kind, int gang, double hours, Map<Hardware, Double> byType) {

    double leastHours() {
      return byType.values().stream().mapToDouble(hours -> hours).min().orElseThrow();
    }
  }

  private Task task() {
    List<JobKind> kinds = List.of(JobKind.BATCH, JobKind.FINE_TUNING, JobKind.TRAINING);
    JobKind kind = chance.oneOf(kinds, 0.49, 0.35, 0.16);
    double hours =
        mix.hours()
            * switch (kind) {
              case TRAINING -> chance.logNormal(17, 0.7);
              case FINE_TUNING -> chance.logNormal(7.5, 0.7);
              case BATCH, INFERENCE -> chance.between(0.5, 8);
            };
    int gang =
        switch (kind) {
          case TRAINING -> chance.oneOf(List.of(128, 256, 512, 1024, 2048), 3, 3, 3, 0.6, 0.6);
          case FINE_TUNING -> chance.oneOf(List.of(16, 32, 64, 128));
          case BATCH, INFERENCE -> chance.oneOf(List.of(8, 16, 32, 64), 1, 2, 1, 1);
        };
    double kept = Math.min(hours, 0.45 * horizonHours());
    Map<Hardware, Double> byType = new LinkedHashMap<>();
    types(1).forEach(type -> byType.put(type, Decimals.round(kept * type.hours(), 2)));
    return new Task(kind, gang, kept, byType);
  }

  private Job job(int index, Task task, double scale) {
    int gang = Decimals.stepped(Math.min(task.gang() * scale, 0.6 * largestPool), 4);
    Map<String, Double> hours = new LinkedHashMap<>();
    Map<String, Double> watts = new LinkedHashMap<>();
    task.byType().forEach((type, run) -> hours.put(type.id(), run));
    task.byType().forEach((type, _) -> watts.put(type.id(), type.watts(chance.between(0.7, 1.08))));
    Instant earliest = earliest();
    double slack = task.hours() * chance.between(1.5, 4) + chance.between(0, 36) * mix.hours();
    return new Job(
        "job-%06d".formatted(index),
        task.kind(),
        chance.oneOf(TENANTS),
        gang,
        residency(),
        hours,
        watts,
        LoadShape.FULL,
        task.kind() != JobKind.BATCH || chance.yes(0.5),
        earliest,
        Optional.of(deadline(earliest, slack)),
        chance.yes(0.15),
        Decimals.round(gang * chance.oneOf(List.of(0.2, 0.5, 1.0)), 2),
        Decimals.round(gang * task.hours() * chance.oneOf(List.of(1.5, 2.5, 4.0)), 2));
  }

  private Instant earliest() {
    if (chance.yes(0.43)) {
      return grid.start();
    }
    return grid.at((int) (chance.between(0, 0.55) * grid.slots()));
  }

  private Instant deadline(Instant earliest, double hours) {
    Instant due = earliest.plus(Duration.ofSeconds((long) (hours * 3600)));
    long slot = Math.min(grid.slots(), grid.firstSlotFrom(due));
    return grid.at((int) slot);
  }

  /** All types for every second job, a part of them for the others. */
  private List<Hardware> types(int least) {
    if (hardware.size() <= least || chance.yes(0.5)) {
      return hardware;
    }
    List<Hardware> some = hardware.stream().filter(_ -> chance.yes(0.55)).toList();
    return some.size() < least ? types(least) : some;
  }

  private String residency() {
    return chance.oneOf(POLICIES, 0.35, 0.395, 0.125, 0.06, 0.07).id();
  }

  private double horizonHours() {
    return grid.slots() * grid.slotHours();
  }

  private static ResidencyPolicy policy(
      String id,
      Optional<List<String>> countries,
      List<String> certifications,
      Optional<String> keyCustody,
      int minSeal) {
    Optional<List<String>> operators = countries.map(_ -> List.of("EU"));
    return new ResidencyPolicy(id, countries, operators, certifications, keyCustody, minSeal);
  }
}
