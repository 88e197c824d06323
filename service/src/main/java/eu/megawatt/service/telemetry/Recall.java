package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.SampleStore;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Shows the live look what was read just before the service began, so that after a restart nothing
 * is unknown that is on disk. What comes in meanwhile is newer, and the newest counts.
 *
 * @param live takes in samples that are durable
 */
record Recall(SampleStore store, Consumer<SampleBatch> live) {

  private static final int ENTITIES_AT_ONCE = 256;

  /** Goes over all entities that have a number, unless it is to end. */
  void run(long fromMillis, long toMillis, BooleanSupplier ended) {
    int count = store.count();
    for (int first = 0; first < count && !ended.getAsBoolean(); first += ENTITIES_AT_ONCE) {
      SampleBatch batch = new SampleBatch(ENTITIES_AT_ONCE);
      for (int entity = first; entity < Math.min(count, first + ENTITIES_AT_ONCE); entity++) {
        add(entity, store.read(entity, fromMillis, toMillis), fromMillis, batch);
      }
      live.accept(batch);
    }
  }

  private static void add(int entity, Readings readings, long fromMillis, SampleBatch batch) {
    for (int row = readings.firstFrom(fromMillis); row < readings.size(); row++) {
      for (Quantity quantity : Quantity.values()) {
        if (readings.has(row, quantity)) {
          batch.add(entity, quantity, readings.atMillis(row), readings.value(row, quantity));
        }
      }
    }
  }
}
