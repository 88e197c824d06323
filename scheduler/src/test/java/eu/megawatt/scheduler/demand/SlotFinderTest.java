package eu.megawatt.scheduler.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.check.DemandCases;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Looking for replicas finds what trying all of them finds. */
final class SlotFinderTest {

  private static final int SEEDS = 400;

  @Test
  void find_bySteps_isAsCheapAsOfAllWaysInNinetyNineOfHundred() {
    int looked = 0;
    int equal = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Draft draft = new Draft(new Terrain(DemandCases.of(seed), Headroom.NONE), Map.of());
      RunFinder.Pricing pricing = (place, slot) -> place.eurPerWatt()[slot];
      for (ServiceAsk ask : draft.services) {
        int most = ask.service.maxReplicas();
        SlotFinder steps = new SlotFinder(ask, draft.ledger, draft.terrain, most, 0);
        SlotFinder all = new SlotFinder(ask, draft.ledger, draft.terrain, most, Integer.MAX_VALUE);
        int[] hint = new int[ask.hosts.size()];
        for (int slot = 0; slot < draft.terrain.slots; slot++) {
          Optional<Serving> found = steps.find(slot, hint, pricing, true);
          Optional<Serving> least = all.find(slot, hint, pricing, true);
          assertThat(found.isPresent()).isEqualTo(least.isPresent());
          if (found.isPresent()) {
            looked++;
            double more = found.get().eur() - least.get().eur();
            assertThat(more).as("seed %d, slot %d", seed, slot).isGreaterThan(-1e-9);
            equal += more < 1e-9 ? 1 : 0;
          }
        }
      }
    }
    assertThat(looked).isGreaterThan(1_000);
    assertThat(equal).isGreaterThanOrEqualTo(looked * 99 / 100);
  }
}
