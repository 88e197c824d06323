package eu.megawatt.telemetry.store.code;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;

/**
 * Samples of one entity and quantity, in the order of time, as bytes: each is the change of the
 * value, and the change of the interval where there is one. The first is relative to a start and to
 * 0; the interval before the second counts as 0.
 *
 * <p>The lowest bit of the first byte says whether the interval changed, the next six are the
 * lowest of the value's change, the highest says that more follow.
 */
public final class SeriesCode {

  /** The most bytes that a sample takes. */
  public static final int MOST = 2 * ByteOutput.MOST;

  private SeriesCode() {}

  /** Writes a sample; where it ends is answered. There must be room for {@link #MOST} bytes. */
  public static int put(byte[] into, int at, long valueChange, long intervalChange) {
    long value = ByteOutput.zigZag(valueChange);
    int changed = intervalChange == 0 ? 0 : 1;
    int place = at;
    int first = ((int) (value & 0x3f) << 1) | changed;
    long rest = value >>> 6;
    if (rest == 0) {
      into[place++] = (byte) first;
    } else {
      into[place++] = (byte) (first | 0x80);
      place = ByteOutput.put(into, place, rest);
    }
    return changed == 0 ? place : ByteOutput.put(into, place, ByteOutput.zigZag(intervalChange));
  }

  /** Writes what readings have of a quantity in some of their rows; how many is answered. */
  public static int put(
      ByteOutput into, Readings rows, int fromRow, int toRow, Quantity what, long start) {
    long at = start;
    long value = 0;
    long interval = 0;
    int count = 0;
    for (int row = fromRow; row < toRow; row++) {
      if (rows.has(row, what)) {
        long step = rows.atMillis(row) - at;
        long amount = rows.value(row, what);
        into.reserve(MOST);
        into.size(put(into.array(), into.size(), amount - value, step - interval));
        interval = count++ == 0 ? 0 : step;
        at = rows.atMillis(row);
        value = amount;
      }
    }
    return count;
  }

  /** Reads up to so many samples, or to the end. */
  public static void read(ByteInput from, int most, long start, Quantity what, Readings into) {
    long at = start;
    long value = 0;
    long interval = 0;
    for (int sample = 0; sample < most && from.hasMore(); sample++) {
      int first = from.getByte();
      long change = (first >> 1) & 0x3f;
      if (first >= 0x80) {
        change |= from.getNumber() << 6;
      }
      value += ByteInput.unZigZag(change);
      if ((first & 1) != 0) {
        interval += ByteInput.unZigZag(from.getNumber());
      }
      at += interval;
      into.put(at, what, value);
      interval = sample == 0 ? 0 : interval;
    }
  }
}
