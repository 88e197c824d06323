package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  private Verdict submit(SmallJob job, String... after) {
    JobTerms terms = new JobTerms(List.of(after), Optional.empty(), Optional.empty());
    return scheduler.submit(new Work(job.by(240).job(), terms, NOW), NOW);
  }

  private List<Unblocking> withoutOthers(Verdict waits) {
    return scheduler.unblocking(waits.kept().orElseThrow(), NOW).stream()
        .filter(it -> it.change() instanceof Unblocking.Change.GoWithout)
        .toList();
  }

  @Test
  void unblocking_ofAJobAfterOneThatHasNoPlace_isToGoWithoutItAndNothingElse() {
    submit(new SmallJob("first").gpus(8).on("A", 4, 110));
    submit(new SmallJob("second").gpus(5).on("A", 2, 110));
    Verdict third = submit(new SmallJob("third").on("A", 1, 110), "first", "second");

    assertThat(third).isInstanceOf(Verdict.Waits.class);
    assertThat(changes(third))
        .containsExactly(new Unblocking.Change.GoWithout(List.of("first", "second")));
    Run promised = withoutOthers(third).getFirst().run();
    scheduler.release("third", NOW);
    scheduler.tick(NOW);
    assertThat(scheduler.job("third").flatMap(LiveJob::held)).contains(promised);
  }

  @Test
  void unblocking_ofAJobAfterOneThatEndsTooLate_isToGoWithoutItAmongOthers() {
    submit(new SmallJob("first").on("A", 3, 110));
    Verdict second = submit(new SmallJob("second").on("A", 2, 110), "first");

    assertThat(second).isInstanceOf(Verdict.Waits.class);
    assertThat(withoutOthers(second))
        .singleElement()
        .satisfies(it -> assertThat(it.run().from()).isEqualTo(NOW));
    assertThat(changes(second)).anyMatch(Unblocking.Change.LaterDeadline.class::isInstance);
  }

  @Test
  void unblocking_ofAJobThatHasNoPlaceEitherWay_isNotToGoWithoutOthers() {
    submit(new SmallJob("first").gpus(8).on("A", 4, 110));
    Verdict second = submit(new SmallJob("second").gpus(5).on("A", 4, 110), "first");

    assertThat(withoutOthers(second)).isEmpty();
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
