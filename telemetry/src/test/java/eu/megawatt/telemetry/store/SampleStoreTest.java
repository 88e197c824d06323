package eu.megawatt.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleStoreTest {

  /** Keeps for ever, and flushes and begins segments often. */
  static final StoreSettings SMALL =
      new StoreSettings(Duration.ofDays(10_000), 1 << 20, 1 << 13, 1 << 11, 1_000, 1_000_000);

  private static final long START = RandomBatches.START;
  private static final int ENTITIES = 5;

  static SampleStore open(StoreSettings settings, ForgetfulFiles files, int entities)
      throws IOException {
    SampleStore store = SampleStore.open(settings, files);
    for (int entity = 0; entity < entities; entity++) {
      assertThat(store.entity(EntityKind.GPU, "GPU-" + entity)).isEqualTo(entity);
    }
    return store;
  }

  /** Appends; where memory is full, after a checkpoint. */
  static void append(SampleStore store, SampleBatch batch) throws IOException {
    while (true) {
      try {
        store.append(batch);
        return;
      } catch (OverloadedException full) {
        store.checkpoint(Instant.ofEpochMilli(START));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void read_afterBatchesByChanceCheckpointsAndRestarts_equalsTheModel(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RandomBatches batches = new RandomBatches(random.split(), ENTITIES);
    SampleModel model = new SampleModel();
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(SMALL, files, ENTITIES);
    for (int step = 0; step < 400; step++) {
      SampleBatch batch = batches.next();
      append(store, batch);
      model.add(batch);
      switch (random.nextInt(40)) {
        case 0 -> store.checkpoint(Instant.ofEpochMilli(START));
        case 1 -> {
          store.close();
          store = open(SMALL, files, ENTITIES);
        }
        case 2, 3 -> store.takeDirty(random.nextInt(100));
        default -> assertSame(store, model, random, batches.end());
      }
    }
    assertThat(SampleModel.of(store, ENTITIES).text()).isEqualTo(model.text());
    assertThat(store.metrics().runs()).isPositive();
    store.close();
  }

  private static void assertSame(
      SampleStore store, SampleModel model, SplittableRandom random, long end) {
    int entity = random.nextInt(ENTITIES);
    long from = random.nextLong(START - SampleModel.QUARTER, end);
    long to = from + random.nextLong(3 * SampleModel.QUARTER);
    assertThat(SampleModel.text(store.read(entity, from, to)))
        .as("entity %d from %d to %d", entity, from, to)
        .isEqualTo(model.read(entity, from, to));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void append_anyOrderSplitAndRepeat_givesTheSameContentAndTheSameReadings(long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RandomBatches batches = new RandomBatches(random.split(), ENTITIES);
    SampleBatch all = new SampleBatch(1_000);
    SampleModel model = new SampleModel();
    for (int step = 0; step < 150; step++) {
      SampleBatch batch = batches.next();
      model.add(batch);
      copy(batch, 0, batch.size(), all);
    }
    List<Integer> order = new ArrayList<>();
    for (int sample = 0; sample < all.size(); sample++) {
      order.add(sample);
      if (random.nextInt(4) == 0) {
        order.add(sample);
      }
    }
    Collections.shuffle(order, new Random(seed));
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(SMALL, files, ENTITIES);
    SampleBatch batch = new SampleBatch(8);
    for (int sample : order) {
      copy(all, sample, sample + 1, batch);
      if (random.nextInt(6) == 0) {
        append(store, batch);
        batch.clear();
      }
    }
    append(store, batch);
    assertThat(SampleModel.of(store, ENTITIES).text()).isEqualTo(model.text());
    for (long quarter = START; quarter < batches.end(); quarter += SampleModel.QUARTER) {
      assertThat(SampleModel.text(store.read(1, quarter, quarter + SampleModel.QUARTER)))
          .isEqualTo(model.read(1, quarter, quarter + SampleModel.QUARTER));
    }
    store.close();
  }

  private static void copy(SampleBatch from, int begin, int end, SampleBatch into) {
    for (int at = begin; at < end; at++) {
      into.add(from.entity(at), from.quantity(at), from.atMillis(at), from.value(at));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void takeDirty_afterBatchesByChance_hasEveryQuarterThatReadsOtherwise(long seed)
      throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    RandomBatches batches = new RandomBatches(random.split(), ENTITIES);
    SampleModel before = new SampleModel();
    SampleModel model = new SampleModel();
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(SMALL, files, ENTITIES);
    for (int step = 0; step < 60; step++) {
      for (int some = random.nextInt(4); some >= 0; some--) {
        SampleBatch batch = batches.next();
        append(store, batch);
        model.add(batch);
      }
      if (random.nextInt(10) == 0) {
        store.checkpoint(Instant.ofEpochMilli(START));
      }
      Dirty dirty = store.takeDirty(100_000);
      Set<String> changed =
          model.differing(before, START - 4 * SampleModel.QUARTER, batches.end() + 90_000_000);
      assertThat(SampleModel.pairs(dirty)).containsAll(changed);
      store.rolledUp(dirty);
      before = model.copy();
    }
    store.close();
  }

  @Test
  void takeDirty_whenNothingNewWasSaid_isEmpty() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    RandomBatches batches = new RandomBatches(random, ENTITIES);
    List<SampleBatch> sent = new ArrayList<>();
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(SMALL, files, ENTITIES);
    for (int step = 0; step < 100; step++) {
      sent.add(batches.next());
      append(store, sent.getLast());
      if (step == 50) {
        store.checkpoint(Instant.ofEpochMilli(START));
      }
    }
    store.rolledUp(store.takeDirty(100_000));
    for (SampleBatch batch : sent.reversed()) {
      append(store, batch);
    }
    assertThat(store.takeDirty(100_000).size()).isZero();
    assertThat(store.metrics().unchanged()).isPositive();
    store.close();
  }

  @Test
  void takeDirty_newRowsInOneQuarter_leavesTheOthersAlone() throws Exception {
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(SMALL, files, 1);
    store.append(power(0, START + 1_000));
    store.append(power(0, START + 16_000));
    assertThat(SampleModel.pairs(store.takeDirty(10))).containsExactly("0 " + START);
    store.append(power(0, START + 31_000));
    assertThat(SampleModel.pairs(store.takeDirty(10))).containsExactly("0 " + START);
    long threeLater = START + 3 * SampleModel.QUARTER + 5;
    store.append(power(0, threeLater));
    assertThat(SampleModel.pairs(store.takeDirty(10)))
        .containsExactlyInAnyOrder(
            "0 " + START,
            "0 " + (START + SampleModel.QUARTER),
            "0 " + (START + 2 * SampleModel.QUARTER),
            "0 " + (START + 3 * SampleModel.QUARTER));
    store.append(power(0, threeLater + 25 * 3_600_000L));
    assertThat(store.takeDirty(1_000).size()).isEqualTo(1);
    store.close();
  }

  @Test
  void takeDirty_beforeAnInstant_leavesWhatBeginsLaterForTheNextTime() throws Exception {
    SampleStore store = open(SMALL, new ForgetfulFiles(), 2);
    long running = START + SampleModel.QUARTER;
    store.append(power(0, START));
    store.append(power(1, running));
    assertThat(SampleModel.pairs(store.takeDirty(10, Instant.ofEpochMilli(running))))
        .containsExactly("0 " + START);
    assertThat(store.takeDirty(10, Instant.ofEpochMilli(running)).size()).isZero();
    assertThat(SampleModel.pairs(store.takeDirty(10))).containsExactly("1 " + running);
    store.close();
  }

  static SampleBatch power(int entity, long atMillis) {
    SampleBatch batch = new SampleBatch(1);
    batch.add(entity, Quantity.POWER, atMillis, 700_000);
    return batch;
  }

  @Test
  void takeDirty_afterARestart_hasWhatWasNotRolledUpAndNothingThatWasBeforeTheCheckpoint()
      throws Exception {
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(SMALL, files, 4);
    store.append(power(0, START));
    store.rolledUp(store.takeDirty(10));
    store.append(power(1, START));
    Dirty taken = store.takeDirty(10);
    assertThat(SampleModel.pairs(taken)).containsExactly("1 " + START);
    store.append(power(2, START));
    store.checkpoint(Instant.ofEpochMilli(START));
    store.append(power(3, START));
    store.close();

    SampleStore again = open(SMALL, files, 4);
    assertThat(SampleModel.pairs(again.takeDirty(2)))
        .containsExactlyInAnyOrder("1 " + START, "2 " + START);
    assertThat(SampleModel.pairs(again.takeDirty(2))).containsExactly("3 " + START);
    again.close();
  }

  @Test
  void giveBack_ofWhatCouldNotBeWritten_isTakenAgain() throws Exception {
    SampleStore store = open(SMALL, new ForgetfulFiles(), 1);
    store.append(power(0, START));
    store.giveBack(store.takeDirty(10));
    Dirty again = store.takeDirty(10);
    assertThat(SampleModel.pairs(again)).containsExactly("0 " + START);
    store.rolledUp(again);
    assertThat(store.metrics().dirty()).isZero();
    store.close();
  }

  @Test
  void checkpoint_manyOfOneQuarter_mergesTheRuns() throws Exception {
    StoreSettings roomy =
        new StoreSettings(Duration.ofDays(10_000), 1 << 20, 1 << 20, 1 << 20, 1_000, 1_000);
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(roomy, files, 3);
    SampleModel model = new SampleModel();
    for (int round = 0; round < 20; round++) {
      SampleBatch batch = new SampleBatch(3);
      batch.add(round % 3, Quantity.ENERGY, START + 1_000L * round, round);
      batch.add(1, Quantity.POWER, START + 7_000L * (20 - round), round);
      store.append(batch);
      model.add(batch);
      store.checkpoint(Instant.ofEpochMilli(START));
      assertThat(store.metrics().runs()).isBetween(1L, 6L);
    }
    assertThat(SampleModel.of(store, 3).text()).isEqualTo(model.text());
    assertThat(files.list().stream().filter(name -> name.startsWith("run-")).count())
        .isEqualTo(store.metrics().runs());
    assertThat(store.metrics().segments()).isEqualTo(1);
    store.close();
  }

  @Test
  void checkpoint_aDayLater_dropsWhatIsOlderAndTakesNoMoreOfIt() throws Exception {
    StoreSettings settings =
        new StoreSettings(Duration.ofHours(25), 1 << 20, 1 << 20, 1 << 20, 1_000, 1_000);
    ForgetfulFiles files = new ForgetfulFiles();
    SampleStore store = open(settings, files, 1);
    SampleModel model = new SampleModel();
    for (long at = START; at < START + 40 * 3_600_000L; at += 600_000) {
      store.append(power(0, at));
      model.add(power(0, at));
    }
    Instant now = Instant.ofEpochMilli(START + 40 * 3_600_000L + 123);
    store.checkpoint(now);
    model.forgetBefore(START + 15 * 3_600_000L);
    assertThat(SampleModel.of(store, 1).text()).isEqualTo(model.text());
    store.append(power(0, START));
    assertThat(store.metrics().expired()).isEqualTo(1);
    assertThat(SampleModel.pairs(store.takeDirty(1_000)))
        .hasSize(25 * 4 - 1)
        .doesNotContain("0 " + (START + 15 * 3_600_000L));
    store.close();

    SampleStore again = open(settings, files, 1);
    assertThat(SampleModel.of(again, 1).text()).isEqualTo(model.text());
    again.close();
  }

  @Test
  void append_sampleOfNobodyOrOfNoTime_isRefusedWithItsName() throws Exception {
    SampleStore store = open(SMALL, new ForgetfulFiles(), 2);
    assertThatThrownBy(() -> store.append(power(2, START)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("entity 2 of a sample must be one of the 2 that have a number");
    assertThatThrownBy(() -> store.append(power(0, -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time -1");
    assertThat(store.metrics().loggedBytes()).isZero();
    store.close();
  }

  @Test
  void entity_beyondTheBound_isRefused() throws Exception {
    StoreSettings two = new StoreSettings(Duration.ofDays(1), 1 << 20, 1 << 20, 1 << 20, 2, 1_000);
    SampleStore store = open(two, new ForgetfulFiles(), 2);
    assertThat(store.known(EntityKind.NODE, "GPU-0")).isEmpty();
    assertThat(store.known(EntityKind.GPU, "GPU-1")).hasValue(1);
    assertThatThrownBy(() -> store.entity(EntityKind.NODE, "node-1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("node node-1")
        .hasMessageContaining("2");
    store.close();
  }

  @Test
  void append_aQuarterHourOfGpus_takesLittleMemoryAndLog() throws Exception {
    StoreSettings settings =
        new StoreSettings(Duration.ofDays(10_000), 1 << 20, 1 << 28, 1 << 24, 1_000, 100_000);
    int gpus = 512;
    SampleStore store = open(settings, new ForgetfulFiles(), gpus);
    SplittableRandom random = new SplittableRandom(9);
    long[] energy = random.longs(gpus, 0, 1L << 41).toArray();
    for (int row = 0; row < 60; row++) {
      SampleBatch batch = new SampleBatch(8);
      for (int gpu = 0; gpu < gpus; gpu++) {
        long watts = 650L + random.nextInt(50);
        energy[gpu] += watts * 15_000;
        batch.add(gpu, Quantity.POWER, START + row * 15_000L, watts * 1_000);
        batch.add(gpu, Quantity.ENERGY, START + row * 15_000L, energy[gpu]);
        batch.add(
            gpu, Quantity.UTILISATION, START + row * 15_000L, (90 + random.nextInt(10)) * 10_000L);
        batch.add(
            gpu, Quantity.TEMPERATURE, START + row * 15_000L, (60 + random.nextInt(4)) * 1_000L);
        batch.add(gpu, Quantity.MEMORY, START + row * 15_000L, 70_000L * 1_024);
        batch.add(gpu, Quantity.TENSOR, START + row * 15_000L, random.nextLong(500_000));
      }
      store.append(batch);
    }
    long samples = 6L * 60 * gpus;
    assertThat(store.metrics().samples()).isEqualTo(samples);
    assertThat(store.metrics().openBytes() + 224L * gpus).isLessThan(25L * 60 * gpus);
    assertThat(store.metrics().loggedBytes()).isLessThan(6 * samples);
    store.close();
  }
}
