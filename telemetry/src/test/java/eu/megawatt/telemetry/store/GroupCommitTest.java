package eu.megawatt.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.file.DirectoryFiles;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class GroupCommitTest {

  private static final StoreSettings SETTINGS =
      new StoreSettings(Duration.ofDays(10_000), 20_000, 1 << 16, 1 << 16, 1_000, 1_000_000);

  /** Files whose forces wait until somebody lets them. */
  private static final class SlowFiles implements FileLayer {

    private final FileLayer files;
    private final CountDownLatch mayForce = new CountDownLatch(1);
    private volatile Predicate<String> isSlow = _ -> false;

    SlowFiles(FileLayer files) {
      this.files = files;
    }

    @Override
    public Appender create(String name) throws IOException {
      return slow(name, files.create(name));
    }

    @Override
    public Appender append(String name) throws IOException {
      return slow(name, files.append(name));
    }

    private Appender slow(String name, Appender file) {
      return new Appender() {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          file.write(bytes, offset, length);
        }

        @Override
        public void force() throws IOException {
          if (isSlow.test(name)) {
            awaitUninterruptibly();
          }
          file.force();
        }

        @Override
        public void close() throws IOException {
          file.close();
        }
      };
    }

    private void awaitUninterruptibly() throws IOException {
      try {
        mayForce.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public Source open(String name) throws IOException {
      return files.open(name);
    }

    @Override
    public List<String> list() throws IOException {
      return files.list();
    }

    @Override
    public void rename(String from, String to) throws IOException {
      files.rename(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
      files.delete(name);
    }

    @Override
    public void forceDirectory() throws IOException {
      files.forceDirectory();
    }
  }

  @Test
  void append_fromManyThreadsBesideCheckpointsAndReaders_keepsEverything(@TempDir Path directory)
      throws Exception {
    int threads = 12;
    SampleStore store = SampleStore.open(SETTINGS, new DirectoryFiles(directory));
    List<Future<SampleModel>> senders = new ArrayList<>();
    SampleModel model = new SampleModel();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int thread = 0; thread < threads; thread++) {
        int seed = thread;
        senders.add(pool.submit(() -> send(store, seed)));
      }
      for (int round = 0; round < 20; round++) {
        store.rolledUp(store.takeDirty(100));
        store.checkpoint(Instant.ofEpochMilli(RandomBatches.START));
      }
      for (Future<SampleModel> sender : senders) {
        merge(sender.get(), model);
      }
    }
    assertThat(SampleModel.of(store, store.count()).text()).isEqualTo(model.text());
    assertThat(store.metrics().batches()).isEqualTo(threads * 200L);
    assertThat(store.metrics().forces()).isLessThanOrEqualTo(store.metrics().batches());
    store.close();

    SampleStore again = SampleStore.open(SETTINGS, new DirectoryFiles(directory));
    assertThat(SampleModel.of(again, again.count()).text()).isEqualTo(model.text());
    again.close();
  }

  /** Sends for an entity of its own and for one that all have. */
  private static SampleModel send(SampleStore store, int seed) throws Exception {
    RandomBatches batches = new RandomBatches(new SplittableRandom(seed), 2);
    SampleModel sent = new SampleModel();
    int shared = store.entity(EntityKind.GPU, "GPU-shared");
    int own = store.entity(EntityKind.GPU, "GPU-" + seed);
    for (int step = 0; step < 200; step++) {
      SampleBatch local = batches.next();
      SampleBatch batch = new SampleBatch(local.size());
      for (int at = 0; at < local.size(); at++) {
        int entity = local.entity(at) == 0 ? shared : own;
        batch.add(entity, local.quantity(at), local.atMillis(at), local.value(at));
      }
      boolean isKept = false;
      while (!isKept) {
        try {
          store.append(batch);
          isKept = true;
        } catch (OverloadedException later) {
          store.checkpoint(Instant.ofEpochMilli(RandomBatches.START));
        }
      }
      sent.add(batch);
    }
    return sent;
  }

  private static void merge(SampleModel from, SampleModel into) {
    from.rows.forEach(
        (entity, its) ->
            its.forEach(
                (at, row) -> row.forEach((what, value) -> into.add(entity, at, what, value))));
  }

  @Test
  void append_whileTheDiskIsBusy_sharesOneForceAndRefusesWhatIsTooMuch(@TempDir Path directory)
      throws Exception {
    int threads = 30;
    SlowFiles files = new SlowFiles(new DirectoryFiles(directory));
    SampleStore store = SampleStore.open(SETTINGS, files);
    store.entity(EntityKind.GPU, "GPU-0");
    store.append(SampleStoreTest.power(0, RandomBatches.START));
    long forces = store.metrics().forces();
    files.isSlow = _ -> true;
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> waiting = new ArrayList<>();
      for (int thread = 1; thread <= threads; thread++) {
        SampleBatch batch = SampleStoreTest.power(0, RandomBatches.START + thread);
        long before = store.metrics().waitingBytes();
        waiting.add(
            pool.submit(
                () -> {
                  store.append(batch);
                  return null;
                }));
        while (store.metrics().waitingBytes() == before) {
          Thread.onSpinWait();
        }
      }
      assertThat(waiting).noneMatch(Future::isDone);
      SampleBatch large = new SampleBatch(10_000);
      for (int sample = 0; sample < 10_000; sample++) {
        large.add(0, Quantity.ENERGY, sample, sample);
      }
      assertThatThrownBy(() -> store.append(large))
          .isInstanceOf(OverloadedException.class)
          .hasMessageContaining("wait for the disk");
      files.mayForce.countDown();
      for (Future<?> one : waiting) {
        one.get();
      }
    }
    assertThat(store.metrics().forces() - forces).isLessThanOrEqualTo(2);
    assertThat(store.metrics().refused()).isEqualTo(1);
    assertThat(store.read(0, 0, Long.MAX_VALUE).size()).isEqualTo(threads + 1);
    store.close();
  }

  @Test
  void append_whileRunFilesAreWritten_keepsToItsMemoryAndLosesNothing() throws Exception {
    SlowFiles files = new SlowFiles(new ForgetfulFiles());
    files.isSlow = name -> name.startsWith("run");
    SampleStore store = SampleStore.open(SETTINGS, files);
    store.entity(EntityKind.GPU, "GPU-0");
    int kept = 0;
    long most = 0;
    String refused = "";
    while (refused.isEmpty()) {
      try {
        store.append(SampleStoreTest.power(0, RandomBatches.START + kept * 1_000L));
        kept++;
      } catch (OverloadedException full) {
        refused = String.valueOf(full.getMessage());
      }
      most = Math.max(most, store.metrics().openBytes());
    }
    assertThat(refused).contains("bytes in memory wait to be written");
    assertThat(most).isBetween(2 * SETTINGS.openBytes(), 3 * SETTINGS.openBytes());
    files.mayForce.countDown();
    store.checkpoint(Instant.ofEpochMilli(RandomBatches.START));
    store.append(SampleStoreTest.power(0, RandomBatches.START + kept * 1_000L));
    assertThat(store.read(0, 0, Long.MAX_VALUE).size()).isEqualTo(kept + 1);
    store.close();
  }

  @Test
  void append_afterAWriteHasFailed_failsUntilTheStoreIsOpenedAnew() throws Exception {
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = SampleStoreTest.open(SETTINGS, files, 1);
    store.append(SampleStoreTest.power(0, RandomBatches.START));
    files.cutAfter(0);
    assertThatThrownBy(() -> store.append(SampleStoreTest.power(0, RandomBatches.START + 1)))
        .hasMessageContaining("the log could not be written");
    files.cutAfter(Long.MAX_VALUE);
    assertThatThrownBy(() -> store.append(SampleStoreTest.power(0, RandomBatches.START + 2)))
        .hasMessageContaining("the log could not be written");
    SampleStore again = SampleStoreTest.open(SETTINGS, files.cut(new SplittableRandom(1)), 1);
    again.append(SampleStoreTest.power(0, RandomBatches.START + 3));
    assertThat(again.read(0, RandomBatches.START, RandomBatches.START + 1).size()).isEqualTo(2);
    again.close();
  }
}
