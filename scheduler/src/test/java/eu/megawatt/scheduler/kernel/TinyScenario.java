package eu.megawatt.scheduler.kernel;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.util.SplittableRandom;

/**
 * Scenarios small enough to try every plan: two sites, one of them with two halls that can be
 * merged, six slots and a few jobs that do not all fit.
 */
public final class TinyScenario {

  private static final int SLOTS = 6;

  private final SplittableRandom random;
  private final SmallScenario small = new SmallScenario(30, SLOTS);

  private TinyScenario(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A scenario with so many jobs. */
  public static Scenario of(long seed, int jobs) {
    return new TinyScenario(seed).draw(jobs);
  }

  private Scenario draw(int jobs) {
    small
        .type("A", 100, new PowerCap(0.7, 0.8))
        .type("B", 150)
        .site("north", "NO", 1.1, prices())
        .site("south", "FR", 1.3, prices())
        .domain("north", "north", Measures.FACILITY, limits(0.009))
        .below("hall1", "north", "north", Measures.IT, 0.006)
        .below("hall2", "north", "north", Measures.IT, limits(0.005))
        .domain("south", "south", Measures.FACILITY, limits(0.007))
        .pool("a1", "hall1", "A", 6)
        .pool("a2", "hall2", "A", counts())
        .pool("b", "south", "B", 5)
        .countries("fr", "FR");
    for (int i = 0; i < jobs; i++) {
      small.job(job("j" + i));
    }
    return small.scenario();
  }

  private SmallJob job(String id) {
    SmallJob job = new SmallJob(id).gpus(1 + random.nextInt(4)).worth(5 * random.nextDouble());
    double hours = 0.5 * (1 + random.nextInt(4));
    job.on("A", hours, 600 + random.nextInt(600));
    if (random.nextBoolean()) {
      job.on("B", hours, 500 + random.nextInt(900));
    }
    if (random.nextBoolean()) {
      job.capping();
    }
    if (random.nextInt(4) == 0) {
      job.load(1, random.nextDouble(), 0.5);
    }
    if (random.nextInt(3) == 0) {
      job.due(60 + random.nextInt(100), random.nextDouble());
    }
    return random.nextInt(6) == 0 ? job.residency("fr") : job.from(30L * random.nextInt(3));
  }

  private double[] prices() {
    return random.doubles(SLOTS, -20, 300).toArray();
  }

  private double[] limits(double most) {
    return random.doubles(SLOTS, 0.6 * most, most).toArray();
  }

  private double[] counts() {
    return random.ints(SLOTS, 2, 6).asDoubleStream().toArray();
  }
}
