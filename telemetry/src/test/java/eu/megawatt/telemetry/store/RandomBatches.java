package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Batches by chance: mostly in the order of time, some late, some again, some with gaps. */
final class RandomBatches {

  static final long START = 1_790_000_100_000L - 1_790_000_100_000L % SampleModel.QUARTER;

  private final SplittableRandom random;
  private final int entities;
  private final long[] clock;
  private final SampleBatch sent = new SampleBatch(64);

  RandomBatches(SplittableRandom random, int entities) {
    this.random = random;
    this.entities = entities;
    this.clock = new long[entities];
    Arrays.fill(clock, START);
  }

  /** The instant after all samples so far. */
  long end() {
    return Arrays.stream(clock).max().orElse(START) + 1;
  }

  SampleBatch next() {
    SampleBatch batch = new SampleBatch(8);
    for (int rows = random.nextInt(1, 8); rows > 0; rows--) {
      int entity = random.nextInt(entities);
      if (sent.size() > 0 && random.nextInt(4) == 0) {
        again(batch);
      } else {
        row(entity, batch);
      }
    }
    return batch;
  }

  private void again(SampleBatch batch) {
    int which = random.nextInt(sent.size());
    batch.add(sent.entity(which), sent.quantity(which), sent.atMillis(which), sent.value(which));
  }

  private void row(int entity, SampleBatch batch) {
    long at;
    if (random.nextInt(5) == 0) {
      at = random.nextLong(START, clock[entity] + 1);
    } else {
      clock[entity] +=
          switch (random.nextInt(30)) {
            case 0 -> random.nextLong(30 * 3_600_000L);
            case 1, 2, 3 -> random.nextLong(2 * 3_600_000L);
            default -> 15_000;
          };
      at = clock[entity];
    }
    for (Quantity what : Quantity.values()) {
      if (random.nextInt(4) > 0) {
        long value = random.nextInt(20) == 0 ? random.nextLong() : random.nextLong(1_000_000);
        batch.add(entity, what, at, value);
        sent.add(entity, what, at, value);
      }
    }
  }
}
