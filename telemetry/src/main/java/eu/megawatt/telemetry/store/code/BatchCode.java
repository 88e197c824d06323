package eu.megawatt.telemetry.store.code;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import java.util.Arrays;

/**
 * A batch as bytes, sample by sample in its order: the change of the entity with the quantity and a
 * bit that says whether the time changed, the change of the time, the change of the value since the
 * last sample of the quantity. Not thread-safe.
 */
public final class BatchCode {

  /** The most bytes that a sample takes. */
  public static final int MOST = 3 * ByteOutput.MOST;

  private static final int QUANTITY_BITS = 3;

  private final long[] lastValue = new long[1 << QUANTITY_BITS];

  /** Writes a batch: how many samples there are, then the samples. */
  public void put(SampleBatch batch, ByteOutput into) {
    Arrays.fill(lastValue, 0);
    int samples = batch.size();
    into.reserve(Math.addExact(ByteOutput.MOST, Math.multiplyExact(samples, MOST)));
    byte[] bytes = into.array();
    int place = ByteOutput.put(bytes, into.size(), samples);
    int entity = 0;
    long at = 0;
    for (int sample = 0; sample < samples; sample++) {
      int what = batch.quantity(sample).code();
      long step = batch.atMillis(sample) - at;
      long value = batch.value(sample);
      long move = ByteOutput.zigZag((long) batch.entity(sample) - entity);
      long head = ((move << QUANTITY_BITS) | what) << 1;
      if (step == 0) {
        place = ByteOutput.put(bytes, place, head);
      } else {
        place = ByteOutput.put(bytes, place, head | 1);
        place = ByteOutput.put(bytes, place, ByteOutput.zigZag(step));
        at += step;
      }
      place = ByteOutput.put(bytes, place, ByteOutput.zigZag(value - lastValue[what]));
      entity = batch.entity(sample);
      lastValue[what] = value;
    }
    into.size(place);
  }

  /** Reads a batch and adds its samples to another. */
  public void read(ByteInput from, SampleBatch into) {
    Arrays.fill(lastValue, 0);
    int samples = from.getSmallNumber();
    int entity = 0;
    long at = 0;
    for (int sample = 0; sample < samples; sample++) {
      long head = from.getNumber();
      int what = (int) (head >> 1) & ((1 << QUANTITY_BITS) - 1);
      entity += (int) ByteInput.unZigZag(head >>> (1 + QUANTITY_BITS));
      if ((head & 1) != 0) {
        at += ByteInput.unZigZag(from.getNumber());
      }
      lastValue[what] += ByteInput.unZigZag(from.getNumber());
      into.add(entity, Quantity.at(what), at, lastValue[what]);
    }
  }
}
