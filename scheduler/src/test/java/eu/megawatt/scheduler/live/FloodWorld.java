package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A small fleet at two sites, and jobs by chance that run there. */
final class FloodWorld {

  static final int SLOT_MINUTES = 30;
  static final int SLOTS = 96;

  private final SplittableRandom random;

  FloodWorld(SplittableRandom random) {
    this.random = random;
  }

  Scenario fleet() {
    return new SmallScenario(SLOT_MINUTES, SLOTS)
        .type("A", 100, new PowerCap(0.7, 0.8))
        .type("B", 150)
        .site("north", "NO", 1.1, prices())
        .site("south", "FR", 1.3, prices())
        .domain("north", "north", Measures.FACILITY, 0.012)
        .below("hall", "north", "north", Measures.IT, 0.006)
        .domain("south", "south", Measures.FACILITY, 0.009)
        .pool("a1", "hall", "A", 6)
        .pool("a2", "north", "A", 5)
        .pool("b", "south", "B", 5)
        .scenario();
  }

  private double[] prices() {
    return random.doubles(SLOTS, 20, 300).toArray();
  }

  /** Worth more than any place costs, so that a place is all that it lacks where it waits. */
  Work work(String id, String tenant, Instant now, boolean interruptible) {
    Map<String, Double> hours = new LinkedHashMap<>();
    Map<String, Double> watts = new LinkedHashMap<>();
    double length = 0.5 * random.nextInt(1, 8);
    hours.put("A", length);
    watts.put("A", 600.0 + random.nextInt(600));
    if (random.nextBoolean()) {
      hours.put("B", length * 0.9);
      watts.put("B", 500.0 + random.nextInt(900));
    }
    Job job =
        new Job(
            id,
            JobKind.TRAINING,
            tenant,
            random.nextInt(1, 4),
            "any",
            hours,
            watts,
            random.nextInt(4) == 0 ? LoadShape.of(1, random.nextDouble(), 0.5) : LoadShape.FULL,
            random.nextBoolean(),
            now.plus(Duration.ofMinutes(random.nextInt(300))),
            Optional.empty(),
            false,
            0,
            1_000);
    return new Work(job, interruptible, now);
  }
}
