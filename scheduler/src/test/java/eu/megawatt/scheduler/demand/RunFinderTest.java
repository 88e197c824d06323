package eu.megawatt.scheduler.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.check.DemandCases;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where only a few ways to run a job are told apart, what is found is held against all ways. */
final class RunFinderTest {

  private static final int SEEDS = 600;
  private static final int FEW = 3;
  private static final double NEARLY = 1e-6;
  private static final double SOMETHING = 0.1;

  private int looked;
  private int equal;
  private int broken;

  @Test
  void find_few_findsOneWhereThereIsOneAndSeldomADearerOne() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Draft draft = new Draft(new Terrain(DemandCases.of(seed), Headroom.NONE), Map.of());
      Recreate recreate = new Recreate(draft, RunFinder.MANY);
      for (int job = 0; job < draft.jobs.size(); job++) {
        compare(draft, draft.jobs.get(job), seed);
        recreate.job(job, RunFinder.Pricing.TRUE);
      }
    }
    assertThat(looked).isGreaterThan(1_000);
    assertThat(broken).as("runs with breaks").isGreaterThan(20);
    assertThat(equal).isGreaterThanOrEqualTo(looked * 9 / 10);
  }

  private void compare(Draft draft, Ask ask, long seed) {
    Optional<Use> least = find(draft, ask, RunFinder.MANY);
    Optional<Use> found = find(draft, ask, FEW);
    String what = "seed %d, %s".formatted(seed, ask.job.id());
    assertThat(found.isPresent()).as(what).isEqualTo(least.isPresent());
    if (found.isPresent()) {
      looked++;
      double more = found.get().eur() - least.get().eur();
      assertThat(more).as(what).isGreaterThan(hasNegativePrice(draft) ? -SOMETHING : -NEARLY);
      equal += more < NEARLY ? 1 : 0;
      broken += found.get().stretches().size() > 1 ? 1 : 0;
      isWithinWhatIsFree(draft, ask, found.get(), what);
    }
  }

  /** Work that is done and lost again earns something then, and nobody looks for all of that. */
  private static boolean hasNegativePrice(Draft draft) {
    return draft.terrain.pools.stream()
        .anyMatch(place -> Arrays.stream(place.eurPerWatt()).anyMatch(it -> it < 0));
  }

  private static Optional<Use> find(Draft draft, Ask ask, int labels) {
    return new RunFinder(
            ask, draft.ledger, RunFinder.Pricing.TRUE, draft.terrain.slotMinutes, labels)
        .find(0, draft.terrain.slots, Double.POSITIVE_INFINITY);
  }

  private static void isWithinWhatIsFree(Draft draft, Ask ask, Use use, String what) {
    for (Use.Stretch stretch : use.stretches()) {
      Terrain.Place place = stretch.option().place();
      for (int slot = stretch.from(); slot < stretch.to(); slot++) {
        assertThat(draft.ledger.freeGpus(place, slot))
            .as(what)
            .isGreaterThanOrEqualTo(ask.job.gpus());
        assertThat(draft.ledger.freeWatts(place, ask.tenant, slot, ask.isFirm()))
            .as(what)
            .isGreaterThanOrEqualTo(ask.watts(stretch.option(), slot));
        assertThat(stretch.option().permitted()[slot]).as(what).isTrue();
      }
    }
  }
}
