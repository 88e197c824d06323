package eu.megawatt.telemetry.store.rows;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.code.ByteInput;
import eu.megawatt.telemetry.store.code.SeriesCode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Samples that came in the order of time, a series of bytes for each entity and quantity. For one
 * thread that adds; without one any may read.
 *
 * <p>A series is a chain of chunks of 64 bytes out of larger slabs, the last four of a chunk being
 * the position of the next one. What is needed to go on with a series is in four numbers side by
 * side, so that a sample that goes to its end touches two lines of memory: the last time, the last
 * value, the last interval, and where the chain begins and is written to.
 */
public final class OpenRows {

  private static final int WIDTH = Quantity.count();

  private static final int STATE = 4;
  private static final int AT = 0;
  private static final int VALUE = 1;
  private static final int INTERVAL = 2;
  private static final int CHAIN = 3;

  /** A value or an instant of which nothing is known. No value is less, so none repeats it. */
  public static final long UNKNOWN = Long.MIN_VALUE;

  private static final int CHUNK = 64;
  private static final int LINK = CHUNK - Integer.BYTES;
  private static final int SLAB_BITS = 18;
  private static final int SLAB = 1 << SLAB_BITS;

  /** The upper half of a chain's number is where it begins, the lower half where it ends. */
  private static final long CHAINS = 1L << Integer.SIZE;

  private static final long HEAD_OF_CHAIN = -CHAINS;

  private static final VarHandle LINKS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** The time of the newest sample ever seen, where nothing more exact is known of a series. */
  private final long floor;

  private long[] state = new long[0];
  private byte[][] slabs = new byte[16][];

  /** Position behind the last chunk in use; the first chunk is not used, so 0 is no chain. */
  private int end = CHUNK;

  private int slabCount;
  private final byte[] scratch = new byte[SeriesCode.MOST];

  /** When the sample was that stood before the one added last. */
  private long beforeLast = UNKNOWN;

  /** Nothing at an instant or before it is known to be new. */
  public OpenRows(long floor) {
    this.floor = floor;
  }

  /** Empty, and knows of every series up to when it was seen. */
  public OpenRows emptied() {
    OpenRows next = new OpenRows(floor);
    next.state = new long[state.length];
    for (int series = 0; series < state.length; series += STATE) {
      next.state[series + AT] = state[series + AT];
      next.state[series + VALUE] = state[series + VALUE];
    }
    return next;
  }

  /** Makes room for so many entities. */
  public void reserve(int entities) {
    int had = entities();
    if (entities > had) {
      int room = Math.max(entities, had + had / 2);
      state = Arrays.copyOf(state, room * WIDTH * STATE);
      for (int series = had * WIDTH * STATE; series < state.length; series += STATE) {
        state[series + AT] = floor;
        state[series + VALUE] = UNKNOWN;
      }
    }
  }

  /** What became of a sample. */
  public enum Outcome {
    /** It is later than all of its series that were ever seen, and is kept. */
    ADDED,
    /** It is the one before once more. */
    REPEATED,
    /** It is not later: nobody knows here whether it is new. It is not kept. */
    LATE
  }

  /** Adds a sample at the end of its series, if it belongs there. */
  public Outcome add(int entity, int quantity, long atMillis, long value) {
    int series = (entity * WIDTH + quantity) * STATE;
    long[] all = state;
    long last = all[series + AT];
    if (atMillis <= last) {
      boolean repeated = atMillis == last && value <= all[series + VALUE] && value != UNKNOWN;
      return repeated ? Outcome.REPEATED : Outcome.LATE;
    }
    long chain = all[series + CHAIN];
    int length;
    if (chain == 0) {
      int begin = chunk();
      chain = (begin * CHAINS) | begin;
      length = SeriesCode.put(scratch, 0, value, atMillis);
      all[series + INTERVAL] = 0;
    } else {
      long interval = atMillis - last;
      length =
          SeriesCode.put(
              scratch, 0, value - all[series + VALUE], interval - all[series + INTERVAL]);
      all[series + INTERVAL] = interval;
    }
    all[series + CHAIN] = (chain & HEAD_OF_CHAIN) | write((int) chain, length);
    beforeLast = all[series + VALUE] == UNKNOWN ? UNKNOWN : last;
    all[series + AT] = atMillis;
    all[series + VALUE] = value;
    return Outcome.ADDED;
  }

  /**
   * When the sample was that stood before the one added last in its series, in milliseconds since
   * 1970; {@link #UNKNOWN} where that is not known.
   */
  public long beforeLast() {
    return beforeLast;
  }

  /** When the last sample of a series was; {@link #UNKNOWN} where that is not known. */
  public long lastOf(int entity, int quantity) {
    int series = (entity * WIDTH + quantity) * STATE;
    return state[series + VALUE] == UNKNOWN ? UNKNOWN : state[series + AT];
  }

  /** Takes the next chunk; where it begins is answered. */
  private int chunk() {
    int begin = end;
    int slab = begin >>> SLAB_BITS;
    if (slab >= slabCount) {
      if (slabCount == slabs.length) {
        slabs = Arrays.copyOf(slabs, 2 * slabCount);
      }
      slabs[slabCount++] = new byte[SLAB];
    }
    end = Math.addExact(begin, CHUNK);
    return begin;
  }

  /** Writes the scratch at a position and answers the one behind it. */
  private int write(int position, int length) {
    int place = position;
    byte[] slab = slabs[place >>> SLAB_BITS];
    for (int at = 0; at < length; at++) {
      if ((place & (CHUNK - 1)) == LINK) {
        int next = chunk();
        LINKS.set(slab, place & (SLAB - 1), next);
        place = next;
        slab = slabs[place >>> SLAB_BITS];
      }
      slab[place++ & (SLAB - 1)] = scratch[at];
    }
    return place;
  }

  /** How many entities there is room for; none beyond has samples. */
  public int entities() {
    return state.length / (WIDTH * STATE);
  }

  /** Adds all samples of an entity to readings. */
  public void read(int entity, Readings into) {
    if (entity >= entities()) {
      return;
    }
    for (int quantity = 0; quantity < WIDTH; quantity++) {
      long chain = state[(entity * WIDTH + quantity) * STATE + CHAIN];
      if (chain != 0) {
        SeriesCode.read(bytes(chain), Integer.MAX_VALUE, 0, Quantity.at(quantity), into);
      }
    }
  }

  private ByteInput bytes(long chain) {
    int place = (int) (chain / CHAINS);
    int last = (int) chain;
    byte[] bytes = new byte[8 * CHUNK];
    int size = 0;
    while (true) {
      byte[] slab = slabs[place >>> SLAB_BITS];
      boolean ends = place / CHUNK == last / CHUNK;
      int to = ends ? last : (place & -CHUNK) + LINK;
      int length = to - place;
      if (size + length > bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * bytes.length);
      }
      System.arraycopy(slab, place & (SLAB - 1), bytes, size, length);
      size += length;
      if (ends) {
        return new ByteInput(bytes, 0, size);
      }
      place = (int) LINKS.get(slab, to & (SLAB - 1));
    }
  }

  /** Memory that samples take; to go on with series takes 224 bytes an entity besides. */
  public long bytes() {
    return end;
  }

  /** Whether there are no samples. */
  public boolean isEmpty() {
    return end == CHUNK;
  }
}
