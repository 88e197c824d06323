package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What jobs with breaks have done, against counting minute by minute. */
class ProgressTest {

  private static final Instant START = SmallScenario.START;

  private final Scenario fleet =
      new SmallScenario(15, 200)
          .type("A", 100, new PowerCap(0.7, 0.8), new PowerCap(0.5, 0.6))
          .type("B", 100)
          .site("here", "NO", 1, 100)
          .domain("grid", "here", Measures.IT, 1)
          .pool("a", "grid", "A", 10)
          .pool("a2", "grid", "A", 10)
          .pool("b", "grid", "B", 10)
          .scenario();

  private final Progress progress = new Progress(Window.of(World.of(fleet), START, 200));

  @Test
  void done_byAnyLegs_isWhatEachMinuteAddsUpTo() {
    for (long seed = 0; seed < 2_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      LiveJob job = job(random);
      Run run = run(random);

      assertThat(progress.done(job, run.legs()))
          .as("seed %d: %s in %s", seed, job, run)
          .isEqualTo(TermsOracle.done(fleet, job, run), within(1e-9));
      assertThat(progress.kept(job, run.legs()))
          .as("seed %d: %s in %s", seed, job, run)
          .isEqualTo(TermsOracle.kept(fleet, job, run), within(1e-9));
    }
  }

  private static LiveJob job(SplittableRandom random) {
    Interruption may =
        new Interruption(random.nextInt(1, 90), random.nextInt(40), random.nextInt(60), 0);
    Work work =
        new Work(
            new SmallJob("job").on("A", 20, 600).on("B", 15, 600).job(),
            new JobTerms(List.of(), Optional.of(may), Optional.empty()),
            START);
    double done = random.nextBoolean() ? 0 : 0.3 * random.nextDouble();
    return new LiveJob(
        work, new JobState.Waiting(START), done, Set.of(), new Tie.Holds(), Optional.empty(), 0);
  }

  private static Run run(SplittableRandom random) {
    List<Leg> legs = new ArrayList<>();
    Instant at = START;
    for (int leg = random.nextInt(1, 6); leg > 0; leg--) {
      at = at.plus(Duration.ofMinutes(random.nextBoolean() ? 0 : 15L * random.nextInt(4)));
      Instant to = at.plus(Duration.ofMinutes(15L * random.nextInt(1, 12)));
      String pool = List.of("a", "a2", "b").get(random.nextInt(3));
      double cap = pool.equals("b") ? 1 : List.of(1.0, 0.7, 0.5).get(random.nextInt(3));
      legs.add(new Leg(pool, cap, at, to));
      at = to;
    }
    return new Run(legs);
  }
}
