package eu.megawatt.service.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.service.RealPostgres;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.DatabaseAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down before Slurm gets it, in both databases. */
final class SubmissionStoreTest {

  private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
  private static final Stint WEST =
      new Stint("west", 0.7, NOW.plusSeconds(300), NOW.plusSeconds(3900));

  @TempDir Path folder;

  @Test
  void submissions_inH2_areKeptAndNumbered() {
    try (Database database = Database.open(DataDirectory.open(folder.resolve("data")))) {
      keepsAndNumbers(database);
    }
  }

  @Test
  void submissions_inPostgres_areKeptAndNumbered() {
    try (RealPostgres postgres = RealPostgres.start();
        Database database =
            Database.open(
                new DatabaseAddress(
                    postgres.url("megawatt"),
                    Optional.of(RealPostgres.USER),
                    Optional.of(RealPostgres.PASSWORD)),
                _ -> {})) {
      keepsAndNumbers(database);
    }
  }

  @Test
  void jobs_writtenTwiceAtOnce_areWrittenOnce() throws Exception {
    try (Database database = Database.open(DataDirectory.open(folder.resolve("data")));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      SubmissionStore store = new SubmissionStore(database);
      for (int round = 0; round < 20; round++) {
        Map<String, Stint> byJob = Map.of("one-" + round, WEST, "other-" + round, WEST);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> writing =
            () -> {
              together.await();
              return store.write(byJob, NOW);
            };
        int written = 0;
        for (Future<Integer> each : threads.invokeAll(List.of(writing, writing))) {
          written += each.get();
        }
        assertThat(written).isEqualTo(2);
      }
      assertThat(store.open()).extracting(it -> it.mark().attempt()).hasSize(40).containsOnly(1);
    }
  }

  private static void keepsAndNumbers(Database database) {
    SubmissionStore store = new SubmissionStore(database);
    assertThat(store.write(Map.of("job-1", WEST, "job-2", WEST), NOW)).isEqualTo(2);
    assertThat(store.write(Map.of("job-1", WEST), NOW)).as("it is open already").isZero();

    Mark first = new Mark("job-1", 1);
    Submission written = store.open().getFirst();
    assertThat(written)
        .isEqualTo(
            new Submission(first, Optional.empty(), WEST, NOW, Optional.empty(), Optional.empty()));
    store.tried(List.of(written), NOW.plusSeconds(1));
    store.known(first, 7);
    store.withdrawn(first, Submission.Withdrawal.LATE);
    assertThat(store.open().getFirst())
        .isEqualTo(
            new Submission(
                first,
                Optional.of(7L),
                WEST,
                NOW,
                Optional.of(NOW.plusSeconds(1)),
                Optional.of(Submission.Withdrawal.LATE)));

    store.close(first, "CANCELLED", NOW);
    assertThat(store.open()).extracting(Submission::jobId).containsExactly("job-2");
    assertThat(store.isOurs(first)).isTrue();
    assertThat(store.isOurs(new Mark("job-1", 2))).isFalse();
    assertThat(store.write(Map.of("job-1", WEST), NOW)).isEqualTo(1);
    assertThat(store.open()).extracting(Submission::mark).contains(new Mark("job-1", 2));

    assertThat(store.lastLook()).isEqualTo(Instant.EPOCH);
    store.looked(NOW.plus(Duration.ofDays(31)));
    assertThat(store.lastLook()).isEqualTo(NOW.plus(Duration.ofDays(31)));
    assertThat(store.isOurs(first)).as("after a month").isFalse();
  }
}
