package eu.megawatt.service.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.service.live.Publication.Basis;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ScribeTest {

  private static final long UNWRITABLE = 13;

  private final BlockingQueue<Long> written = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final CountDownLatch pen = new CountDownLatch(1);
  private final Scribe scribe = new Scribe(this::write, () -> {});

  private void write(Publication made) {
    try {
      pen.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (made.revision() == UNWRITABLE) {
      throw new IllegalStateException("the disk is full");
    }
    written.add(made.revision());
  }

  private final class Numbered implements Scribe.Group {
    private final long number;
    private final Turn.Batch batch = new Turn.Batch();

    Numbered(long number) {
      this.number = number;
    }

    @Override
    public Publication made() {
      return new Publication(
          number,
          Instant.EPOCH,
          Cause.BASIS,
          "",
          OptionalLong.empty(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.of(new Basis("some")),
          Optional.empty(),
          BindingChanges.NONE,
          List.of());
    }

    @Override
    public Turn.Batch batch() {
      return batch;
    }

    @Override
    public void isKept() {
      told.add(number + " kept");
    }

    @Override
    public void isLost() {
      told.add(number + " lost");
    }
  }

  private String next() throws InterruptedException {
    return String.valueOf(told.poll(10, TimeUnit.SECONDS));
  }

  @AfterEach
  void end() {
    pen.countDown();
    scribe.close();
  }

  @Test
  void groups_areWrittenInTheirOrder_andAnsweredOnceTheyAre() throws InterruptedException {
    scribe.begin();
    pen.countDown();
    for (long number = 1; number <= 5; number++) {
      scribe.take(new Numbered(number));
    }
    for (long number = 1; number <= 5; number++) {
      assertThat(next()).isEqualTo(number + " kept");
    }
    assertThat(written).containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void groups_thatCannotBeReadYet_areToldToWhoeverMakesTheNext() throws InterruptedException {
    scribe.begin();
    Numbered first = new Numbered(1);
    Numbered second = new Numbered(2);
    scribe.take(first);
    scribe.take(second);

    assertThat(scribe.unwritten()).containsExactly(first.batch(), second.batch());
    pen.countDown();
    next();
    assertThat(next()).isEqualTo("2 kept");
  }

  @Test
  void aGroupThatCannotBeWritten_takesTheNextWithIt_andNoneIsTakenUntilItIsKnown()
      throws InterruptedException {
    scribe.begin();
    scribe.take(new Numbered(UNWRITABLE));
    scribe.take(new Numbered(14));
    pen.countDown();

    assertThat(List.of(next(), next())).containsExactly("13 lost", "14 lost");
    assertThat(scribe.hasFailed()).isTrue();
    assertThatThrownBy(() -> scribe.take(new Numbered(15)))
        .isInstanceOf(IllegalStateException.class);
    scribe.recover();
    scribe.take(new Numbered(16));
    assertThat(next()).isEqualTo("16 kept");
    assertThat(written).containsExactly(16L);
  }
}
