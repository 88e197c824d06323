package eu.megawatt.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bytes that change, or end, where no power cut could have done it. */
class DamagedFilesTest {

  private static final int ENTITIES = 4;

  private final RandomBatches batches = new RandomBatches(new SplittableRandom(3), ENTITIES);
  private final SampleModel model = new SampleModel();

  private static final StoreSettings ROOMY =
      new StoreSettings(Duration.ofDays(10_000), 1 << 20, 1 << 20, 1 << 11, 1_000, 1_000_000);

  private ForgetfulFiles written() throws Exception {
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = SampleStoreTest.open(ROOMY, files, ENTITIES);
    append(store, 60);
    store.checkpoint(Instant.ofEpochMilli(RandomBatches.START));
    append(store, 60);
    store.close();
    return files;
  }

  private static byte[] content(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private void append(SampleStore store, int count) throws IOException {
    for (int step = 0; step < count; step++) {
      SampleBatch batch = batches.next();
      SampleStoreTest.append(store, batch);
      model.add(batch);
    }
  }

  @Test
  void flippedBit_anywhere_isReportedWithItsFileAndNeverReadOtherwise() throws Exception {
    Map<String, byte[]> whole = written().contents();
    List<String> names = List.copyOf(whole.keySet());
    String lastSegment = names.stream().filter(it -> it.startsWith("log-")).toList().getLast();
    SplittableRandom random = new SplittableRandom(4);
    int reported = 0;
    for (int flip = 0; flip < 400; flip++) {
      String name = names.get(random.nextInt(names.size()));
      byte[] bytes = content(whole, name).clone();
      int at = random.nextInt(bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      ForgetfulFiles files = new ForgetfulFiles();
      whole.forEach(files::keep);
      files.keep(name, bytes);
      boolean isRead = reads(files, name);
      boolean mayBeTorn = name.equals(lastSegment) || name.equals("entities");
      assertThat(isRead && !mayBeTorn).as("%s at %d", name, at).isFalse();
      reported += isRead ? 0 : 1;
    }
    assertThat(reported).isGreaterThan(350);
  }

  /** Whether all is read in spite of the damage; what is read is never anything else. */
  private boolean reads(ForgetfulFiles files, String damaged) {
    try (SampleStore store = SampleStoreTest.open(ROOMY, files, ENTITIES)) {
      List<String> there = SampleModel.of(store, ENTITIES).text();
      assertThat(model.text()).containsAll(there);
      return true;
    } catch (CorruptFileException e) {
      assertThat(e).hasMessageContaining(" is damaged at byte");
      assertThat(e.getMessage()).startsWith(damaged.equals("entities") ? "" : damaged);
      return false;
    } catch (UncheckedIOException e) {
      assertThat(e.getCause())
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining(damaged);
      return false;
    } catch (IOException e) {
      throw new AssertionError(damaged, e);
    }
  }

  @Test
  void logSegment_missingOrCutInTheMiddle_isReported() throws Exception {
    Map<String, byte[]> whole = written().contents();
    List<String> segments =
        whole.keySet().stream().filter(it -> it.startsWith("log-")).sorted().toList();
    assertThat(segments).hasSizeGreaterThan(2);
    ForgetfulFiles cut = new ForgetfulFiles();
    whole.forEach(cut::keep);
    byte[] shorter = content(whole, segments.get(1));
    cut.keep(segments.get(1), Arrays.copyOf(shorter, shorter.length - 3));
    assertThat(reads(cut, segments.get(1))).isFalse();

    ForgetfulFiles missing = new ForgetfulFiles();
    whole.forEach(missing::keep);
    missing.delete(segments.get(1));
    assertThat(reads(missing, segments.get(0))).isFalse();
  }

  @Test
  void lastEntry_cutAnywhere_isLeftOutAndTheRestIsRead() throws Exception {
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = SampleStoreTest.open(ROOMY, files, ENTITIES);
    append(store, 3);
    String name = files.list().stream().filter(it -> it.startsWith("log-")).toList().getLast();
    int before = content(files.contents(), name).length;
    List<String> there = model.text();
    store.append(batches.next());
    store.close();
    Map<String, byte[]> whole = files.contents();
    byte[] bytes = content(whole, name);
    for (int length = before; length < bytes.length; length++) {
      ForgetfulFiles torn = new ForgetfulFiles();
      whole.forEach(torn::keep);
      torn.keep(name, Arrays.copyOf(bytes, length));
      try (SampleStore again = SampleStoreTest.open(ROOMY, torn, ENTITIES)) {
        assertThat(SampleModel.of(again, ENTITIES).text()).isEqualTo(there);
        again.append(SampleStoreTest.power(0, RandomBatches.START));
      }
      SampleStore third = SampleStoreTest.open(ROOMY, torn, ENTITIES);
      third.close();
    }
  }

  @Test
  void entities_missingOrFewerThanTheCheckpointKnows_areReported() throws Exception {
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = SampleStoreTest.open(ROOMY, files, ENTITIES);
    append(store, 20);
    store.checkpoint(Instant.ofEpochMilli(RandomBatches.START));
    store.close();
    Map<String, byte[]> whole = files.contents();
    ForgetfulFiles missing = new ForgetfulFiles();
    whole.forEach(missing::keep);
    missing.delete("entities");
    assertThat(reads(missing, "entities")).isFalse();

    ForgetfulFiles fewer = new ForgetfulFiles();
    whole.forEach(fewer::keep);
    byte[] bytes = content(whole, "entities");
    fewer.keep("entities", Arrays.copyOf(bytes, bytes.length - 1));
    assertThat(reads(fewer, "entities")).isFalse();
  }
}
