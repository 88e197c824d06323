package eu.megawatt.telemetry.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;

/**
 * A keyed hash of 128 bits, made for label texts of some hundred bytes: chains of 64 × 64-bit
 * multiplications whose halves are folded (as in wyhash). Each half of the hash is over all bytes
 * and under keys of its own, in two chains that take turns, so that a processor has four
 * multiplications under way. With 10^6 series the odds that any two share a hash are below 10^-25.
 * The key is drawn anew in each process, so nobody can prepare series that collide. Not
 * thread-safe; the key may be shared.
 */
final class LabelHash {

  /** What hashes depend on besides the bytes. */
  record Key(long a, long b, long c, long d, long e, long f) {

    static Key random(RandomGenerator random) {
      return new Key(
          random.nextLong(),
          random.nextLong(),
          random.nextLong() | 1,
          random.nextLong() | 1,
          random.nextLong() | 1,
          random.nextLong() | 1);
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
    if (length < STEP) {
      long low = partOf(bytes, from, Math.min(8, length));
      long high = partOf(bytes, from + 8, length - 8);
      finish(fold(low ^ key.c, high ^ one), fold(high ^ key.d, low ^ two));
      return;
    }
    int at = from;
    if (length >= 2 * STEP) {
      long three = one;
      long four = two;
      for (; to - at >= 2 * STEP; at += 2 * STEP) {
        long low = (long) EIGHT.get(bytes, at);
        long high = (long) EIGHT.get(bytes, at + 8);
        long lower = (long) EIGHT.get(bytes, at + 16);
        long higher = (long) EIGHT.get(bytes, at + 24);
        one = fold(low ^ key.c, high ^ one);
        two = fold(high ^ key.d, low ^ two);
        three = fold(lower ^ key.e, higher ^ three);
        four = fold(higher ^ key.f, lower ^ four);
      }
      one ^= three;
      two ^= four;
    }
    if (to - at > STEP) {
      long low = (long) EIGHT.get(bytes, at);
      long high = (long) EIGHT.get(bytes, at + 8);
      one = fold(low ^ key.c, high ^ one);
      two = fold(high ^ key.d, low ^ two);
    }
    // The last sixteen once more or in part: which they are, the length says.
    long low = (long) EIGHT.get(bytes, to - STEP);
    long high = (long) EIGHT.get(bytes, to - 8);
    finish(fold(low ^ key.e, high ^ one), fold(high ^ key.f, low ^ two));
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
