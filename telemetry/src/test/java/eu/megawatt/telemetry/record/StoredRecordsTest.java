package eu.megawatt.telemetry.record;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.ExampleFleet;
import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.Dirty;
import eu.megawatt.telemetry.store.ForgetfulFiles;
import eu.megawatt.telemetry.store.OverloadedException;
import eu.megawatt.telemetry.store.SampleStore;
import eu.megawatt.telemetry.store.StoreSettings;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of faulty samples that went through the store, in whatever way they came there. */
class StoredRecordsTest {

  private static final Inventory POCKET = ExampleFleet.pocket();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void records_ofSamplesInAnyOrderSplitAndRepeated_areThoseOfAllAtOnce(int seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    List<FaultySamples.Sample> samples = FaultySamples.of(random);
    List<FaultySamples.Sample> mixed = new ArrayList<>(samples);
    for (int repeats = samples.size() / 20; repeats > 0; repeats--) {
      mixed.add(samples.get(random.nextInt(samples.size())));
    }
    if (seed % 2 == 0) {
      Collections.shuffle(mixed, new Random(seed));
    } else {
      shuffleNearby(mixed, random);
    }

    assertThat(recordsOf(mixed, random).everything())
        .isEqualTo(recordsOf(samples, new SplittableRandom(0), samples.size()).everything());
  }

  /** As samples come from several senders: about in order, some an hour late. */
  private static void shuffleNearby(List<FaultySamples.Sample> samples, SplittableRandom random) {
    samples.sort(Comparator.comparingLong(FaultySamples.Sample::at));
    List<FaultySamples.Sample> late = new ArrayList<>();
    for (int i = samples.size() / 10; i > 0; i--) {
      late.add(samples.remove(random.nextInt(samples.size())));
    }
    for (FaultySamples.Sample it : late) {
      samples.add(random.nextInt(samples.size()), it);
    }
  }

  private static MemoryRecords recordsOf(
      List<FaultySamples.Sample> samples, SplittableRandom random)
      throws IOException, OverloadedException {
    return recordsOf(samples, random, 700);
  }

  private static MemoryRecords recordsOf(
      List<FaultySamples.Sample> samples, SplittableRandom random, int most)
      throws IOException, OverloadedException {
    MemoryRecords records = new MemoryRecords();
    try (SampleStore store = SampleStore.open(StoreSettings.STANDARD, new ForgetfulFiles())) {
      RollUp rollUp =
          new RollUp(
              new StoredReadings(store),
              POCKET,
              new RollUpTest.Numbered(),
              AllocationsSource.none(),
              records);
      SampleBatch batch = new SampleBatch(most);
      for (int from = 0; from < samples.size(); ) {
        int to = Math.min(samples.size(), from + random.nextInt(1, most + 1));
        for (FaultySamples.Sample it : samples.subList(from, to)) {
          batch.add(store.entity(it.kind(), it.key()), it.what(), it.at(), it.value());
        }
        store.append(batch);
        batch.clear();
        from = to;
        switch (random.nextInt(4)) {
          case 0 -> store.checkpoint(Instant.ofEpochMilli(FaultySamples.START));
          case 1 -> store.giveBack(store.takeDirty(random.nextInt(1, 20)));
          case 2 -> rollUp(store, rollUp, random.nextInt(1, 20));
          default -> {}
        }
      }
      int rolledUp = 1;
      while (rolledUp > 0) {
        rolledUp = rollUp(store, rollUp, 1_000);
      }
    }
    return records;
  }

  private static int rollUp(SampleStore store, RollUp rollUp, int most) {
    Dirty dirty = store.takeDirty(most);
    List<DirtyQuarter> pairs = new ArrayList<>();
    for (int pair = 0; pair < dirty.size(); pair++) {
      pairs.add(new DirtyQuarter(dirty.entity(pair), dirty.quarterMillis(pair)));
    }
    rollUp.run(pairs);
    store.rolledUp(dirty);
    return dirty.size();
  }
}
