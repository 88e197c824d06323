package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Jobs that somebody moves or pins, on a pool where two of them fit beside each other. */
class PinnedTest {

  private static final Instant NOW = SmallScenario.START;
  private static final Instant LATER = NOW.plus(Duration.ofHours(4));
  private static final Optional<Pin> PIN = Optional.of(new Pin(NOW, "a reviewer comes"));

  /** 4 GPUs idle at 100 W and two jobs of 2 GPUs, each 1,000 W above that. */
  private static final double ROOM_FOR_TWO = 0.0024;

  private final LiveScheduler scheduler =
      new LiveScheduler(
          World.of(
              new SmallScenario(60, 24)
                  .type("A", 100)
                  .site("here", "NO", 1, 100)
                  .domain("grid", "here", Measures.IT, ROOM_FOR_TWO)
                  .pool("pool", "grid", "A", 4)
                  .scenario()),
          Rules.STANDARD,
          List.of(),
          0,
          NOW);

  private LiveJob submit(String id) {
    SmallJob job = new SmallJob(id).gpus(2).on("A", 2, 600).worth(1_000);
    Work work = new Work(job.job().notBefore(LATER), false, NOW);
    return scheduler.submit(work, NOW).kept().orElseThrow();
  }

  private Relocation move(String id, Instant to, Optional<Pin> pin) {
    return scheduler.move(new Move(id, "pool", to, OptionalDouble.empty(), pin), NOW);
  }

  private Instant start(String id) {
    return scheduler.job(id).flatMap(LiveJob::held).orElseThrow().from();
  }

  @Test
  void limit_thatHasRoomForOne_movesTheOneThatIsNotPinned() {
    submit("a");
    submit("b");
    assertThat(scheduler.pin("a", PIN, NOW)).isEmpty();

    Instant end = LATER.plus(Duration.ofHours(6));
    LimitOrder order =
        new LimitOrder(
            "l", "grid", LimitOrder.Source.OPERATOR, OptionalDouble.of(0.0015), LATER, end, 1, "");
    scheduler.become(scheduler.world().with(order), NOW);

    assertThat(start("a")).isEqualTo(LATER);
    assertThat(start("b")).isAfter(LATER);
    assertThat(scheduler.job("a").flatMap(LiveJob::pin)).isEqualTo(PIN);
  }

  @Test
  void limit_thatHasRoomForNone_movesThePinnedOneTooAndEndsItsPin() {
    submit("a");
    scheduler.pin("a", PIN, NOW);

    Instant end = LATER.plus(Duration.ofHours(3));
    LimitOrder order =
        new LimitOrder(
            "l", "grid", LimitOrder.Source.OPERATOR, OptionalDouble.of(0.0005), LATER, end, 1, "");
    scheduler.become(scheduler.world().with(order), NOW);

    assertThat(start("a")).isEqualTo(end);
    assertThat(scheduler.job("a").flatMap(LiveJob::pin)).isEmpty();
  }

  @Test
  void move_toAnotherHour_saysWhatItTakesThereAndHere() {
    submit("a");

    Relocation done = move("a", LATER.plus(Duration.ofHours(2)), Optional.empty());

    assertThat(start("a")).isEqualTo(LATER.plus(Duration.ofHours(2)));
    Relocation.Moved moved = (Relocation.Moved) done;
    // 2 GPUs x 500 W above idle for two hours at 100 EUR/MWh.
    Footprint footprint = new Footprint(200_000, 2_000, 0, 1_200);
    assertThat(moved.was()).contains(footprint);
    assertThat(moved.is()).isEqualTo(footprint);
    assertThat(moved.peakWattsBefore()).isEqualTo(1_400);
    assertThat(moved.peakWattsAfter()).isEqualTo(1_400);
  }

  @Test
  void move_besideAnother_raisesThePeakOfThePlan() {
    submit("a");
    submit("b");
    move("b", LATER.plus(Duration.ofHours(2)), Optional.empty());

    Relocation.Moved back = (Relocation.Moved) move("b", LATER, Optional.empty());

    assertThat(back.peakWattsBefore()).isEqualTo(1_400);
    assertThat(back.peakWattsAfter()).isEqualTo(2_400);
  }

  @Test
  void move_whereTwoRun_isRefusedWithWhatIsMissingAndTheEarliestRoom() {
    submit("a");
    submit("b");
    submit("c");
    Instant hers = start("c");
    assertThat(hers).isEqualTo(LATER.plus(Duration.ofHours(2)));

    Relocation refused = move("c", LATER.plus(Duration.ofHours(1)), Optional.empty());

    List<Refusal> because = ((Relocation.Refused) refused).because();
    assertThat(because)
        .extracting(Refusal::code)
        .containsExactly(Refusal.Code.WAITING_FOR_DEVICES, Refusal.Code.WAITING_FOR_POWER);
    assertThat(because.getLast().shortage())
        .contains(
            new Refusal.Shortage(
                1_000, 0, "W", LATER.plus(Duration.ofHours(1)), Optional.of(hers)));
    assertThat(start("c")).isEqualTo(hers);
  }

  @Test
  void pinned_atAnotherPlaceByHand_staysPinnedThere() {
    submit("a");
    Instant to = LATER.plus(Duration.ofHours(5));
    move("a", to, PIN);

    assertThat(scheduler.job("a").flatMap(LiveJob::pin)).isEqualTo(PIN);
    assertThat(scheduler.improvable(NOW, 0).improvable().size()).isZero();
    scheduler.pin("a", Optional.empty(), NOW);
    assertThat(scheduler.improvable(NOW, 0).improvable().size()).isEqualTo(1);
    assertThat(start("a")).isEqualTo(to);
  }

  @Test
  void pinOfAJobWithoutAPlace_isRefused() {
    Work dear = new Work(new SmallJob("a").gpus(2).on("A", 2, 600).worth(0).job(), false, NOW);
    scheduler.submit(dear, NOW);

    assertThat(scheduler.pin("a", PIN, NOW)).map(Refusal::code).contains(Refusal.Code.NO_PLACE);
  }
}
