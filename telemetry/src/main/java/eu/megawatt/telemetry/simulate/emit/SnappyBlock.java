package eu.megawatt.telemetry.simulate.emit;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Packs bytes as a Snappy block (format_description.txt of google/snappy): the length, then
 * literals and copies of what came up to 64 KiB before. Greedy, with one candidate for each hash.
 * Meant to be used again; not thread-safe.
 */
public final class SnappyBlock {

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int FARTHEST = 1 << 16;
  private static final int HASH_BITS = 14;
  private static final int HASH_FACTOR = 0x1e35a7bd;
  private static final int SHORTEST_COPY = 4;
  private static final int LONGEST_COPY = 64;
  private static final int SHORT_LITERAL = 60;

  /**
   * After so many bytes without a copy, every second is looked at; after twice that, every third.
   */
  private static final int PATIENCE_BITS = 5;

  private final int[] lastSeen = new int[1 << HASH_BITS];
  private byte[] in = new byte[0];
  private byte[] out = new byte[0];
  private int size;

  /** The first {@code length} bytes of an array, packed. */
  public byte[] pack(byte[] bytes, int length) {
    begin(bytes, length);
    int literal = 0;
    int at = 0;
    int misses = 1 << PATIENCE_BITS;
    while (at + Long.BYTES <= length) {
      int hash = ((int) INT.get(in, at) * HASH_FACTOR) >>> (Integer.SIZE - HASH_BITS);
      int candidate = lastSeen[hash];
      lastSeen[hash] = at;
      if (isCopy(candidate, at)) {
        literal(literal, at);
        int copied = matching(candidate, at, length);
        copy(at - candidate, copied);
        at += copied;
        literal = at;
        misses = 1 << PATIENCE_BITS;
      } else {
        at += misses++ >> PATIENCE_BITS;
      }
    }
    literal(literal, length);
    return Arrays.copyOf(out, size);
  }

  private void begin(byte[] bytes, int length) {
    in = bytes;
    int room = 32 + length + length / 6;
    if (out.length < room) {
      out = new byte[room];
    }
    size = 0;
    Arrays.fill(lastSeen, -1);
    int left = length;
    while (left >= 0x80) {
      out[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    out[size++] = (byte) left;
  }

  private boolean isCopy(int candidate, int at) {
    return candidate >= 0
        && at - candidate < FARTHEST
        && (int) INT.get(in, candidate) == (int) INT.get(in, at);
  }

  private int matching(int candidate, int at, int length) {
    int equal = SHORTEST_COPY;
    while (at + equal + Long.BYTES <= length) {
      long difference = (long) LONG.get(in, candidate + equal) ^ (long) LONG.get(in, at + equal);
      if (difference != 0) {
        return equal + (Long.numberOfTrailingZeros(difference) >>> 3);
      }
      equal += Long.BYTES;
    }
    while (at + equal < length && in[candidate + equal] == in[at + equal]) {
      equal++;
    }
    return equal;
  }

  private void literal(int from, int to) {
    int length = to - from;
    if (length == 0) {
      return;
    }
    int less = length - 1;
    if (less < SHORT_LITERAL) {
      out[size++] = (byte) (less << 2);
    } else {
      int bytes = less < 1 << 8 ? 1 : less < 1 << 16 ? 2 : less < 1 << 24 ? 3 : 4;
      out[size++] = (byte) ((SHORT_LITERAL - 1 + bytes) << 2);
      for (int shift = 0; shift < bytes; shift++) {
        out[size++] = (byte) (less >>> (8 * shift));
      }
    }
    System.arraycopy(in, from, out, size, length);
    size += length;
  }

  /** Copies of up to 64 bytes with a distance of two bytes; none is shorter than four. */
  private void copy(int distance, int length) {
    int left = length;
    while (left > 0) {
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
