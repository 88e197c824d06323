package eu.megawatt.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class TeamTest {

  @Test
  void run_manyTimes_hasEachWorkerDoEachPartOnce() {
    try (Team team = new Team(3)) {
      AtomicIntegerArray done = new AtomicIntegerArray(3);
      for (int round = 0; round < 500; round++) {
        team.run(done::incrementAndGet);
      }
      assertThat(done).hasToString("[500, 500, 500]");
    }
  }

  @Test
  void meet_withinAPart_letsNobodyPassBeforeAllHaveCome() {
    try (Team team = new Team(4)) {
      AtomicInteger come = new AtomicInteger();
      AtomicInteger tooFew = new AtomicInteger();
      team.run(
          worker -> {
            for (int round = 1; round <= 300; round++) {
              come.incrementAndGet();
              team.meet();
              if (come.get() < 4 * round) {
                tooFew.incrementAndGet();
              }
              team.meet();
            }
          });
      assertThat(tooFew).hasValue(0);
      assertThat(come).hasValue(1200);
    }
  }

  @Test
  void run_aPartThatFailsWhileOthersWait_throwsWhatItThrewAndWorksAgain() {
    try (Team team = new Team(3)) {
      assertThatThrownBy(
              () ->
                  team.run(
                      worker -> {
                        if (worker == 1) {
                          throw new IllegalStateException("worker 1 cannot");
                        }
                        team.meet();
                      }))
          .hasMessage("worker 1 cannot");
      AtomicInteger done = new AtomicInteger();
      team.run(
          worker -> {
            team.meet();
            done.incrementAndGet();
          });
      assertThat(done).hasValue(3);
    }
  }

  @Test
  void close_endsAllThreads() {
    AtomicInteger began = new AtomicInteger();
    Thread[] threads = new Thread[2];
    try (Team team = new Team(2)) {
      team.run(
          worker -> {
            threads[worker] = Thread.currentThread();
            began.incrementAndGet();
          });
    }
    assertThat(began).hasValue(2);
    assertThat(threads).noneMatch(Thread::isAlive);
  }
}
