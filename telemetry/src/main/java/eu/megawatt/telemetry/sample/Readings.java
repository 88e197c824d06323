package eu.megawatt.telemetry.sample;

import java.util.Arrays;

/**
 * What one entity said, a row per instant in the order of time; each quantity is there or is not.
 *
 * <p>A set of samples has one form as readings, whatever their order and however often each was
 * sent: where two samples of one quantity and instant differ, the greater value stands. Not
 * thread-safe while it is built.
 */
public final class Readings {

  private static final int WIDTH = Quantity.count();

  private long[] atMillis = new long[0];
  private byte[] there = new byte[0];

  /** Row after row, a place for each quantity. */
  private long[] value = new long[0];

  private int size;

  /** The row used last: the next sample mostly belongs there or right behind it. */
  private int recent;

  /** Puts a sample in its place. Quick where rows come in the order of time. */
  public void put(long millis, Quantity what, long amount) {
    int row = rowAt(millis);
    int bit = 1 << what.code();
    int cell = row * WIDTH + what.code();
    value[cell] = (there[row] & bit) == 0 ? amount : Math.max(value[cell], amount);
    there[row] |= (byte) bit;
  }

  /** Puts every sample of others in its place. */
  public void putAll(Readings others) {
    for (int row = 0; row < others.size; row++) {
      for (int code = 0; code < WIDTH; code++) {
        Quantity what = Quantity.at(code);
        if (others.has(row, what)) {
          put(others.atMillis[row], what, others.value(row, what));
        }
      }
    }
  }

  private int rowAt(long millis) {
    int next = recent + 1;
    if (next < size && atMillis[next] == millis) {
      recent = next;
    } else if (size == 0 || atMillis[size - 1] < millis) {
      recent = insert(size, millis);
    } else if (atMillis[recent] != millis) {
      int found = Arrays.binarySearch(atMillis, 0, size, millis);
      recent = found >= 0 ? found : insert(-found - 1, millis);
    }
    return recent;
  }

  private int insert(int row, long millis) {
    if (size == atMillis.length) {
      reserve(Math.max(16, 2 * size));
    }
    System.arraycopy(atMillis, row, atMillis, row + 1, size - row);
    System.arraycopy(there, row, there, row + 1, size - row);
    System.arraycopy(value, row * WIDTH, value, (row + 1) * WIDTH, (size - row) * WIDTH);
    atMillis[row] = millis;
    there[row] = 0;
    size++;
    return row;
  }

  private void reserve(int rows) {
    atMillis = Arrays.copyOf(atMillis, rows);
    there = Arrays.copyOf(there, rows);
    value = Arrays.copyOf(value, rows * WIDTH);
  }

  /** Adds a row of others that is later than all rows here. */
  public void append(Readings others, int row) {
    if (size == atMillis.length) {
      reserve(Math.max(16, 2 * size));
    }
    atMillis[size] = others.atMillis[row];
    there[size] = others.there[row];
    System.arraycopy(others.value, row * WIDTH, value, size * WIDTH, WIDTH);
    size++;
  }

  /** Forgets all rows and keeps the room. */
  public void clear() {
    size = 0;
    recent = 0;
  }

  /** Rows. */
  public int size() {
    return size;
  }

  /** Milliseconds since 1970; grows from row to row. */
  public long atMillis(int row) {
    return atMillis[row];
  }

  public boolean has(int row, Quantity what) {
    return (there[row] & 1 << what.code()) != 0;
  }

  /** How many readings a row has; when a counter began is part of the counter's. */
  public int count(int row) {
    return Integer.bitCount(there[row] & 0xff & ~(1 << Quantity.START.code()));
  }

  /** In the quantity's unit; only where {@link #has} says so. */
  public long value(int row, Quantity what) {
    return value[row * WIDTH + what.code()];
  }

  /** The first row at an instant or after it; {@link #size} if there is none. */
  public int firstFrom(long millis) {
    int found = Arrays.binarySearch(atMillis, 0, size, millis);
    return found >= 0 ? found : -found - 1;
  }
}
