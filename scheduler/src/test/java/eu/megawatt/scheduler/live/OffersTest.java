package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offers against every placement there is, one by one, each tried as a job that must be there. */
class OffersTest {

  private static final int SLOTS = 12;
  private static final Instant NOW = SmallScenario.START;

  private record Place(Instant from, Instant to, double cost) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void offers_ofAJob_areTheSoonestAndTheCheapestOfAllPlacements(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] north = random.doubles(SLOTS, -20, 300).toArray();
    double[] south = random.doubles(SLOTS, -20, 300).toArray();
    SmallScenario small =
        new SmallScenario(60, SLOTS)
            .type("A", 100, new PowerCap(0.7, 0.8))
            .site("north", "NO", 1.1, north)
            .site("south", "FR", 1.3, south)
            .domain("north", "north", Measures.IT, random.doubles(SLOTS, 0.0005, 0.003).toArray())
            .domain("south", "south", Measures.IT, random.doubles(SLOTS, 0.0005, 0.003).toArray())
            .pool("n", "north", "A", 4)
            .pool("s", "south", "A", 4);
    LiveScheduler scheduler =
        new LiveScheduler(World.of(small.scenario()), Rules.STANDARD, List.of(), 0, NOW);
    Job job = new SmallJob("j").gpus(3).on("A", 2, 700).capping().by(SLOTS * 60).worth(0.001).job();
    List<Offer> offers = scheduler.offers(new Work(job, false, NOW), NOW);

    List<Place> all = places(scheduler, north, south);
    if (all.isEmpty()) {
      assertThat(offers).isEmpty();
      return;
    }
    assertThat(offers).extracting(Offer::kind).containsExactly(Offer.Kind.values());
    assertThat(offers.get(0).run().to())
        .isEqualTo(all.stream().map(Place::to).min(Instant::compareTo).orElseThrow());
    assertThat(offers.get(1).costMicro() / 1e6)
        .isCloseTo(all.stream().mapToDouble(Place::cost).min().orElseThrow(), within(1e-5));

    Offer wanted = offers.get(random.nextInt(offers.size()));
    LiveJob kept =
        scheduler.submit(new Work(job, false, NOW), Optional.of(wanted.kind()), NOW).kept().get();
    assertThat(kept.held()).contains(wanted.run());
    assertThat(scheduler.improvable(NOW, 0).improvable().size()).as("it stays there").isZero();
  }

  /** Every pool, cap and start whose draw, with idle GPUs, is within the limit throughout. */
  private static List<Place> places(LiveScheduler scheduler, double[] north, double[] south) {
    List<Place> all = new ArrayList<>();
    for (int start = 0; start < SLOTS; start++) {
      for (boolean isNorth : new boolean[] {true, false}) {
        for (boolean isCapped : new boolean[] {true, false}) {
          int run = isCapped ? 3 : 2;
          double watts = 3 * ((isCapped ? 0.7 : 1.0) * 700 - 100);
          boolean fits = start + run <= SLOTS;
          double cost = 0;
          for (int slot = start; fits && slot < start + run; slot++) {
            double limit =
                scheduler.world().basis().domain(isNorth ? "north" : "south").limitMW().at(slot)
                    * 1e6;
            fits = watts + 400 <= limit;
            cost += watts * (isNorth ? 1.1 * north[slot] : 1.3 * south[slot]) / 1e6;
          }
          if (fits) {
            all.add(
                new Place(
                    NOW.plus(Duration.ofHours(start)),
                    NOW.plus(Duration.ofHours(start + run)),
                    cost));
          }
        }
      }
    }
    return all;
  }
}
