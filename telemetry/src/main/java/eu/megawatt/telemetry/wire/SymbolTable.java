package eu.megawatt.telemetry.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The texts of one remote_write 2.0 request, by number: where each stands, and its hash. Not
 * thread-safe; meant to be used again.
 */
final class SymbolTable {

  /** More than 2,000 series with 11 labels could need ten times over. */
  static final int MOST = 500_000;

  /** Room that is kept from one request to the next. */
  private static final int KEPT = 1 << 16;

  private static final byte[] METRIC = LabelsDraft.METRIC.getBytes(StandardCharsets.UTF_8);

  private static final byte[] NOTHING = new byte[0];

  private static final byte NOT_ASKED = 0;
  private static final byte NEEDED = 1;
  private static final byte UNNEEDED = 2;

  private final LabelHash hash;
  private byte[] bytes = NOTHING;
  private int[] from = new int[0];
  private int[] to = new int[0];
  private long[] first = new long[0];
  private long[] second = new long[0];
  private boolean[] isMetric = new boolean[0];

  /** Whether the symbol, as a metric's name, is needed. */
  private byte[] need = new byte[0];

  private int size;

  SymbolTable(LabelHash.Key key) {
    hash = new LabelHash(key);
  }

  /** Forgets all and begins with a request. */
  void begin(byte[] plain) {
    bytes = plain;
    size = 0;
  }

  /** Lets go of the request's bytes, and of room that only large requests need. */
  void letGo() {
    bytes = NOTHING;
    size = 0;
    if (from.length > KEPT) {
      resize(KEPT);
    }
  }

  int size() {
    return size;
  }

  void add(int start, int end) throws MalformedRequestException {
    if (size == MOST) {
      throw new MalformedRequestException(
          "more than %d symbols; send fewer samples a request".formatted(MOST));
    }
    if (size == from.length) {
      resize(Math.max(1024, 2 * size));
    }
    from[size] = start;
    to[size] = end;
    hash.of(bytes, start, end);
    first[size] = hash.first();
    second[size] = hash.second();
    isMetric[size] = Arrays.equals(bytes, start, end, METRIC, 0, METRIC.length);
    need[size] = NOT_ASKED;
    size++;
  }

  private void resize(int room) {
    from = Arrays.copyOf(from, room);
    to = Arrays.copyOf(to, room);
    first = Arrays.copyOf(first, room);
    second = Arrays.copyOf(second, room);
    isMetric = Arrays.copyOf(isMetric, room);
    need = Arrays.copyOf(need, room);
  }

  /** The first half of a symbol's hash. */
  long first(int symbol) {
    return first[symbol];
  }

  /** The second half of a symbol's hash. */
  long second(int symbol) {
    return second[symbol];
  }

  /** Whether the symbol is the name of the label that holds the metric's name. */
  boolean isMetric(int symbol) {
    return isMetric[symbol];
  }

  /** Whether metrics of the symbol's name are needed. */
  boolean isNeeded(int symbol, NameTable names) {
    if (need[symbol] == NOT_ASKED) {
      need[symbol] = names.has(bytes, from[symbol], to[symbol]) ? NEEDED : UNNEEDED;
    }
    return need[symbol] == NEEDED;
  }

  boolean isEmpty(int symbol) {
    return from[symbol] == to[symbol];
  }

  String text(int symbol) {
    return new String(bytes, from[symbol], to[symbol] - from[symbol], StandardCharsets.UTF_8);
  }
}
