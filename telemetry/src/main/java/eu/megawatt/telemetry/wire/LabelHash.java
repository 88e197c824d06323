package eu.megawatt.telemetry.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/**
 * A keyed hash of 128 bits, made for label texts of some hundred bytes: two chains of 64 × 64-bit
 * multiplications whose halves are folded (as in wyhash), each over all bytes and under keys of its
 * own. With 10^6 series the odds that any two share a hash are below 10^-25. The key is drawn anew
 * in each process, so nobody can prepare series that collide. Not thread-safe; the key may be
 * shared.
 */
final class LabelHash {

  /** What hashes depend on besides the bytes. */
  record Key(long a, long b, long c, long d) {

    static Key random(RandomGenerator random) {
      return new Key(
          random.nextLong(), random.nextLong(), random.nextLong() | 1, random.nextLong() | 1);
    }
  }

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int STEP = 16;

  private final Key key;
  private long first;
  private long second;

  LabelHash(Key key) {
    this.key = key;
  }

  /** The first half of the last hash. */
  long first() {
    return first;
  }

  /** The second half of the last hash. */
  long second() {
    return second;
  }

  /** Hashes bytes; reads none outside of {@code [from, to)}. */
  void of(byte[] bytes, int from, int to) {
    int length = to - from;
    long one = key.a ^ length;
    long two = key.b ^ length;
    int at = from;
    for (; to - at >= STEP; at += STEP) {
      long low = (long) EIGHT.get(bytes, at);
      long high = (long) EIGHT.get(bytes, at + 8);
      one = fold(low ^ key.c, high ^ one);
      two = fold(high ^ key.d, low ^ two);
    }
    long low = partOf(bytes, at, Math.min(8, to - at));
    long high = partOf(bytes, at + 8, to - at - 8);
    finish(fold(low ^ key.c, high ^ one), fold(high ^ key.d, low ^ two));
  }

  /** Begins a hash of hashes, in their order. */
  void begin() {
    first = key.c ^ key.b;
    second = key.d ^ key.a;
  }

  /** Adds two hashes, each of two halves. */
  void add(long first1, long second1, long first2, long second2) {
    first = fold(first1 ^ key.a, first2 ^ first);
    second = fold(second1 ^ key.b, second2 ^ second);
  }

  /** Ends a hash of hashes. */
  void end() {
    finish(first, second);
  }

  private void finish(long one, long two) {
    first = fold(one ^ key.d, two ^ key.a);
    second = fold(two ^ key.c, one ^ key.b);
  }

  private static long partOf(byte[] bytes, int from, int count) {
    long part = 0;
    for (int i = 0; i < count; i++) {
      part |= (bytes[from + i] & 0xffL) << (8 * i);
    }
    return part;
  }

  private static long fold(long a, long b) {
    return Math.unsignedMultiplyHigh(a, b) ^ (a * b);
  }
}
