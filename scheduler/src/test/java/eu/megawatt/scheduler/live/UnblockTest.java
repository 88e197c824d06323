package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What would give a waiting job a place, on one pool behind 2 kW of which idle GPUs draw 1 kW. */
class UnblockTest {

  private static final Instant NOW = SmallScenario.START;

  private final LiveScheduler scheduler =
      new LiveScheduler(
          World.of(SmallScenario.onePool(0.002, 10).scenario()), Rules.STANDARD, List.of(), 0, NOW);

  private Verdict submit(SmallJob job) {
    return scheduler.submit(new Work(job.by(240).job(), false, NOW), NOW);
  }

  private List<Unblocking.Change> changes(Verdict waits) {
    return scheduler.unblocking(waits.kept().orElseThrow(), NOW).stream()
        .map(Unblocking::change)
        .toList();
  }

  @Test
  void unblocking_ofAJobThatLacksPower_namesWhatIsLackingToTheWattAndChangesNothing() {
    submit(new SmallJob("first").on("A", 4, 900));
    Verdict second = submit(new SmallJob("second").on("A", 2, 600));
    Work third = new Work(new SmallJob("third").on("A", 1, 250).by(240).job(), false, NOW);
    Verdict before = scheduler.preview(third, NOW);

    assertThat(second).isInstanceOf(Verdict.Waits.class);
    // 1,000 W are left beside idle GPUs, the first takes 800 of them, the second needs 500.
    assertThat(changes(second))
        .filteredOn(Unblocking.Change.MorePower.class::isInstance)
        .singleElement()
        .isEqualTo(new Unblocking.Change.MorePower("grid", 300, NOW, NOW.plusSeconds(7_200)));
    assertThat(changes(second)).noneMatch(Unblocking.Change.MoreGpus.class::isInstance);
    assertThat(scheduler.preview(third, NOW)).isEqualTo(before);
  }

  @Test
  void unblocking_ofAJobThatLacksGpus_namesHowMany() {
    submit(new SmallJob("first").gpus(8).on("A", 4, 110));
    Verdict second = submit(new SmallJob("second").gpus(5).on("A", 2, 110));

    assertThat(changes(second))
        .filteredOn(Unblocking.Change.MoreGpus.class::isInstance)
        .singleElement()
        .isEqualTo(new Unblocking.Change.MoreGpus("pool", 3, NOW, NOW.plusSeconds(7_200)));
    assertThat(changes(second)).noneMatch(Unblocking.Change.MorePower.class::isInstance);
  }
}
