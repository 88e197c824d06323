package eu.megawatt.fleet.example;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs of every legal kind, some of which no plan can place. */
final class VarietyJobs {

  private static final List<String> POLICIES =
      List.of("any", "eu", "fr", "strict", "keys", "sealed", "nobody", "nowhere");
  private static final double[] POLICY_WEIGHTS = {10, 3, 2, 2, 1.5, 0.5, 0.6, 0.4};

  private final TimeGrid grid;
  private final List<GpuType> types;
  private final FleetDraft fleet;
  private final Chance chance;

  VarietyJobs(TimeGrid grid, List<GpuType> types, FleetDraft fleet, Chance chance) {
    this.grid = grid;
    this.types = types;
    this.fleet = fleet;
    this.chance = chance;
  }

  List<Job> draw(int count) {
    List<Job> jobs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      jobs.add(chance.yes(0.1) ? service(i) : job(i));
    }
    return jobs;
  }

  /** Runs from the first slot to the last, or nearly. */
  private Job service(int index) {
    double horizon = grid.slots() * grid.slotHours();
    double hours = chance.yes(0.8) ? horizon : Decimals.round(horizon * chance.between(0.3, 1), 2);
    Map<String, Double> byType = new LinkedHashMap<>();
    someTypes().forEach(type -> byType.put(type.id(), hours));
    int gpus = gang();
    return new Job(
        "svc-" + index,
        JobKind.INFERENCE,
        tenant(),
        gpus,
        policy(),
        byType,
        watts(byType),
        shape(),
        chance.yes(0.6),
        grid.start(),
        chance.yes(0.2) ? Optional.empty() : Optional.of(grid.end()),
        chance.yes(0.2),
        lateness(),
        Decimals.round(gpus * hours * chance.oneOf(List.of(0.05, 2.0, 5.0)), 2));
  }

  private Job job(int index) {
    Map<String, Double> byType = new LinkedHashMap<>();
    someTypes().forEach(type -> byType.put(type.id(), hours()));
    int gpus = gang();
    double longest = byType.values().stream().mapToDouble(h -> h).max().orElseThrow();
    Instant earliest = earliest();
    double rate = chance.oneOf(List.of(0.0, 0.04, 0.4, 2.0, 5.0));
    return new Job(
        "job-" + index,
        chance.oneOf(List.of(JobKind.TRAINING, JobKind.FINE_TUNING, JobKind.BATCH)),
        tenant(),
        gpus,
        policy(),
        byType,
        watts(byType),
        chance.yes(0.85) ? LoadShape.FULL : shape(),
        chance.yes(0.6),
        earliest,
        deadline(earliest, longest),
        chance.yes(0.3),
        lateness(),
        Decimals.round(gpus * longest * rate, 2));
  }

  private List<GpuType> someTypes() {
    List<GpuType> some = types.stream().filter(_ -> chance.yes(0.6)).toList();
    return some.isEmpty() ? List.of(chance.oneOf(types)) : some;
  }

  /** Some just fill whole slots, where a careless rounding adds one. */
  private double hours() {
    if (chance.yes(0.15)) {
      return chance.whole(1, 12) * grid.slotMinutes() / 60.0;
    }
    return Decimals.round(Math.max(0.05, chance.logNormal(2.5, 1)), 2);
  }

  /** A power of two, rarely more than the largest pool has. */
  private int gang() {
    if (chance.yes(0.03)) {
      return (int) fleet.largestPool() + chance.whole(1, 100);
    }
    return 1 << chance.whole(0, 7);
  }

  /** Some draw no more than an idle GPU. */
  private Map<String, Double> watts(Map<String, Double> byType) {
    Map<String, Double> watts = new LinkedHashMap<>();
    for (GpuType type : types) {
      if (byType.containsKey(type.id())) {
        double factor = chance.yes(0.03) ? 1 : chance.between(1.2, 4.5);
        watts.put(type.id(), Decimals.round(type.idleWatts() * factor, chance.whole(0, 1)));
      }
    }
    return watts;
  }

  private LoadShape shape() {
    double[] cycle = new double[chance.oneOf(List.of(1, 7, 24, 96))];
    for (int i = 0; i < cycle.length; i++) {
      cycle[i] = Decimals.round(chance.between(0, 1), 2);
    }
    return LoadShape.of(cycle);
  }

  private Instant earliest() {
    if (chance.yes(0.4)) {
      return grid.start();
    }
    Instant earliest = grid.at(chance.whole(0, grid.slots() - 1));
    return chance.yes(0.1) ? earliest.plus(Duration.ofMinutes(chance.whole(1, 4))) : earliest;
  }

  /** None, one that fits, or one that comes too soon; not always at the beginning of a slot. */
  private Optional<Instant> deadline(Instant earliest, double hours) {
    if (chance.yes(0.17)) {
      return Optional.empty();
    }
    double slack = hours * (chance.yes(0.07) ? chance.between(0.1, 0.9) : chance.between(1.2, 7));
    long slots = Math.max(1, (long) Math.ceil(slack / grid.slotHours()));
    Instant due = earliest.plus(Duration.ofMinutes(slots * grid.slotMinutes()));
    Instant odd = chance.yes(0.1) ? due.plus(Duration.ofSeconds(chance.whole(1, 200))) : due;
    return Optional.of(odd.isAfter(grid.end()) ? grid.end() : odd);
  }

  private double lateness() {
    return chance.yes(0.1) ? 0 : Decimals.round(chance.between(0.1, 30), 2);
  }

  private String policy() {
    return chance.oneOf(POLICIES, POLICY_WEIGHTS);
  }

  private String tenant() {
    return chance.oneOf(List.of("a", "b", "c"));
  }
}
