package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.file.DirectoryFiles;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A process that appends until it is killed and says what was acknowledged. */
final class AppendingProcess {

  static final StoreSettings SETTINGS =
      new StoreSettings(Duration.ofDays(10_000), 1 << 20, 1 << 15, 1 << 14, 1_000, 1_000_000);

  private AppendingProcess() {}

  /** Directory of the store, number of the first batch. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    SampleStore store = SampleStore.open(SETTINGS, new DirectoryFiles(Path.of(arguments[0])));
    for (int number = Integer.parseInt(arguments[1]); ; number++) {
      store.append(batch(store, number));
      out.println(number);
      if (number % 50 == 0) {
        store.checkpoint(Instant.ofEpochMilli(RandomBatches.START));
      }
    }
  }

  /** The batch of a number; all have different samples. */
  static SampleBatch batch(SampleStore store, int number) {
    SampleBatch batch = new SampleBatch(12);
    for (int gpu = 0; gpu < 6; gpu++) {
      int entity = store.entity(EntityKind.GPU, "GPU-" + (number / 100 + gpu));
      batch.add(entity, Quantity.POWER, RandomBatches.START + number * 1_000L, number);
      batch.add(entity, Quantity.ENERGY, RandomBatches.START + number * 1_000L, gpu);
    }
    return batch;
  }
}
