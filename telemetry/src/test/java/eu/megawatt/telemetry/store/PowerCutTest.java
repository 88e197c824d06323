package eu.megawatt.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.sample.SampleBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power goes at any call to the files, several times; nothing acknowledged is lost. */
class PowerCutTest {

  private static final int ENTITIES = 4;

  private final SampleModel acknowledged = new SampleModel();

  /** The batch that was on its way when the power went. */
  private SampleBatch unanswered = new SampleBatch(1);

  /** Quarter-hours that acknowledged samples changed, but for those rolled up since. */
  private final Set<String> owed = new HashSet<>();

  /** Two hundred seeds, four cuts each. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void powerCut_atAnyCall_keepsAllThatWasAcknowledged(int range) throws Exception {
    for (int seed = range * 25; seed < (range + 1) * 25; seed++) {
      try {
        new PowerCutTest().cutFourTimes(seed);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private void cutFourTimes(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RandomBatches batches = new RandomBatches(random.split(), ENTITIES);
    ForgetfulFiles files = new ForgetfulFiles();
    for (int cut = 0; cut < 4; cut++) {
      files.cutAfter(random.nextInt(400));
      workUntilThePowerGoes(files, batches, random);
      files = files.cut(random);
      verify(files);
    }
  }

  private void workUntilThePowerGoes(
      ForgetfulFiles files, RandomBatches batches, SplittableRandom random) {
    try {
      SampleStore store = SampleStoreTest.open(SampleStoreTest.SMALL, files, ENTITIES);
      while (true) {
        switch (random.nextInt(12)) {
          case 0 -> store.checkpoint(Instant.ofEpochMilli(RandomBatches.START));
          case 1 -> rollUp(store, random);
          default -> append(store, batches.next());
        }
      }
    } catch (UncheckedIOException cut) {
      assertThat(cut).hasRootCauseInstanceOf(ForgetfulFiles.PowerCutException.class);
    } catch (ForgetfulFiles.PowerCutException cut) {
      assertThat(files.isCut()).isTrue();
    } catch (IOException e) {
      throw new AssertionError("no power cut, a failure", e);
    }
  }

  private void append(SampleStore store, SampleBatch batch) throws IOException {
    unanswered = batch;
    SampleStoreTest.append(store, batch);
    SampleModel before = acknowledged.copy();
    acknowledged.add(batch);
    for (int at = 0; at < batch.size(); at++) {
      long quarter = batch.atMillis(at) - batch.atMillis(at) % SampleModel.QUARTER;
      long end = quarter + SampleModel.QUARTER;
      if (!before
          .read(batch.entity(at), quarter, end)
          .equals(acknowledged.read(batch.entity(at), quarter, end))) {
        owed.add(batch.entity(at) + " " + quarter);
      }
    }
    unanswered = new SampleBatch(1);
  }

  private void rollUp(SampleStore store, SplittableRandom random) {
    Dirty dirty = store.takeDirty(random.nextInt(50));
    if (random.nextBoolean()) {
      store.rolledUp(dirty);
      owed.removeAll(SampleModel.pairs(dirty));
    } else if (random.nextBoolean()) {
      store.giveBack(dirty);
    }
  }

  private void verify(ForgetfulFiles files) throws IOException {
    Map<String, byte[]> found = new TreeMap<>(files.contents());
    found.remove("entities.new");
    List<String> outside = new OutsideReader(found).read().samples.text();
    SampleStore store = SampleStoreTest.open(SampleStoreTest.SMALL, files, ENTITIES);
    List<String> there = SampleModel.of(store, ENTITIES).text();
    SampleModel withUnanswered = acknowledged.copy();
    withUnanswered.add(unanswered);
    if (there.equals(withUnanswered.text())) {
      acknowledged.add(unanswered);
    }
    assertThat(there).isEqualTo(acknowledged.text());
    assertThat(outside).isEqualTo(there);
    Dirty dirty = store.takeDirty(1_000_000);
    assertThat(SampleModel.pairs(dirty)).containsAll(owed);
    store.close();
  }
}
