package eu.megawatt.bench.telemetry;

import java.util.Arrays;

/**
 * A Snappy block in which some ranges of the plain bytes stand as they are and are nobody's copy,
 * so that they can be changed in the packed block: one request then serves for every round.
 *
 * @param packed the block
 * @param holes where each range begins in it
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
record PackedTemplate(byte[] packed, int[] holes) {

  private static final int HASH_BITS = 14;
  private static final int HASH_FACTOR = 0x1e35a7bd;
  private static final int SHORTEST_COPY = 4;
  private static final int LONGEST_COPY = 64;
  private static final int FARTHEST = 1 << 16;
  private static final int SHORT_LITERAL = 60;

  /**
   * Packs bytes.
   *
   * @param ranges where each range that stays open begins, ascending
   * @param width of each of them
   */
  static PackedTemplate of(byte[] plain, int[] ranges, int width) {
    return new Packing(plain, ranges, width).run();
  }

  private static final class Packing {

    private final byte[] in;
    private final int[] ranges;
    private final int width;
    private final boolean[] isOpen;
    private final byte[] out;
    private final int[] holes;
    private int size;
    private int nextHole;

    Packing(byte[] in, int[] ranges, int width) {
      this.in = in;
      this.ranges = ranges;
      this.width = width;
      out = new byte[32 + in.length + in.length / 6];
      holes = new int[ranges.length];
      isOpen = new boolean[in.length];
      for (int from : ranges) {
        Arrays.fill(isOpen, from, from + width, true);
      }
    }

    PackedTemplate run() {
      for (int left = in.length; ; left >>>= 7) {
        out[size++] = (byte) (left < 0x80 ? left : left | 0x80);
        if (left < 0x80) {
          break;
        }
      }
      int[] lastSeen = new int[1 << HASH_BITS];
      Arrays.fill(lastSeen, -1);
      int literal = 0;
      int at = 0;
      while (at + SHORTEST_COPY <= in.length) {
        int hash = (word(at) * HASH_FACTOR) >>> (Integer.SIZE - HASH_BITS);
        int candidate = lastSeen[hash];
        lastSeen[hash] = at;
        int copied = candidate < 0 || at - candidate >= FARTHEST ? 0 : alike(candidate, at);
        if (copied >= SHORTEST_COPY) {
          literal(literal, at);
          copy(at - candidate, copied);
          at += copied;
          literal = at;
        } else {
          at++;
        }
      }
      literal(literal, in.length);
      return new PackedTemplate(Arrays.copyOf(out, size), holes);
    }

    private int word(int at) {
      return (in[at] & 0xff)
          | ((in[at + 1] & 0xff) << 8)
          | ((in[at + 2] & 0xff) << 16)
          | (in[at + 3] << 24);
    }

    private int alike(int candidate, int at) {
      int length = 0;
      while (at + length < in.length
          && !isOpen[at + length]
          && !isOpen[candidate + length]
          && in[at + length] == in[candidate + length]) {
        length++;
      }
      return length;
    }

    private void literal(int from, int to) {
      if (from == to) {
        return;
      }
      int less = to - from - 1;
      if (less < SHORT_LITERAL) {
        out[size++] = (byte) (less << 2);
      } else {
        int bytes = less < 1 << 8 ? 1 : less < 1 << 16 ? 2 : 3;
        out[size++] = (byte) ((SHORT_LITERAL - 1 + bytes) << 2);
        for (int shift = 0; shift < bytes; shift++) {
          out[size++] = (byte) (less >>> (8 * shift));
        }
      }
      for (; nextHole < ranges.length && ranges[nextHole] + width <= to; nextHole++) {
        holes[nextHole] = size + ranges[nextHole] - from;
      }
      System.arraycopy(in, from, out, size, to - from);
      size += to - from;
    }

    private void copy(int distance, int length) {
      for (int left = length; left > 0; ) {
        int part =
            left > LONGEST_COPY && left < LONGEST_COPY + SHORTEST_COPY
                ? LONGEST_COPY - SHORTEST_COPY
                : Math.min(left, LONGEST_COPY);
        out[size++] = (byte) ((part - 1) << 2 | 2);
        out[size++] = (byte) distance;
        out[size++] = (byte) (distance >>> 8);
        left -= part;
      }
    }
  }
}
