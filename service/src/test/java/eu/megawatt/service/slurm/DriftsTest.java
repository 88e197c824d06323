package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.slurm.Step.Drift;
import eu.megawatt.service.slurm.Step.Drift.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Slurm and the plan do not agree on is told once, and shown for a while. */
final class DriftsTest {

  private static final Duration POLL = Duration.ofSeconds(10);

  private final List<Drift> told = new ArrayList<>();
  private final Drifts drifts = new Drifts(told::add);
  private Instant now = Instant.parse("2026-11-26T12:00:00Z");

  private void look(Drift... there) {
    now = now.plus(POLL);
    drifts.look(now);
    for (Drift each : there) {
      drifts.see(each, now);
    }
  }

  private static Drift late(String jobId, String why) {
    return new Drift(Kind.LATE, jobId, why);
  }

  @Test
  void drift_thatLasts_isToldOnceAndShownAsItIsNowSinceItBegan() {
    Instant began = now.plus(POLL);
    look(late("j-1", "it has not begun: Priority"));
    look(late("j-1", "it has not begun: Resources"));
    look(late("j-1", "it has not begun: Resources"));

    assertThat(told).hasSize(1);
    assertThat(drifts.matters()).hasSize(1);
    assertThat(drifts.matters().getFirst().message())
        .isEqualTo("Late: it has not begun: Resources.");
    assertThat(drifts.matters().getFirst().since()).isEqualTo(began);
    assertThat(drifts.matters().getFirst().subject().id()).isEqualTo("j-1");
  }

  @Test
  void drift_thatComesAgain_isToldAgain() {
    look(late("j-1", "it has not begun"));
    look();
    look(late("j-1", "it has not begun"));

    assertThat(told).hasSize(2);
    assertThat(drifts.matters()).hasSize(1);
  }

  @Test
  void drift_ofAnotherKindOrJob_isAnotherOne() {
    look(
        late("j-1", "it has not begun"),
        late("j-2", "it has not begun"),
        new Drift(Kind.REQUEUED, "j-1", "Slurm has put it back"));

    assertThat(told).hasSize(3);
    assertThat(drifts.matters())
        .extracting(it -> it.subject().id())
        .containsExactly("j-1", "j-2", "j-1");
  }

  @Test
  void drift_thatIsOver_isShownForAWhile() {
    look(late("j-1", "it has not begun"));
    Instant last = now;
    while (now.plus(POLL).isBefore(last.plus(Drifts.SHOWN))) {
      look();
      assertThat(drifts.matters()).as(now.toString()).hasSize(1);
    }
    now = now.plus(POLL);
    look();
    assertThat(drifts.matters()).isEmpty();
  }

  @Test
  void drifts_moreThanAreShown_areTheNewest() {
    look(
        IntStream.rangeClosed(0, Drifts.MOST)
            .mapToObj(i -> late("j-" + i, "it has not begun"))
            .toArray(Drift[]::new));

    assertThat(told).hasSize(Drifts.MOST + 1);
    assertThat(drifts.matters())
        .hasSize(Drifts.MOST)
        .extracting(it -> it.subject().id())
        .startsWith("j-" + Drifts.MOST)
        .endsWith("j-1");
  }
}
