package eu.megawatt.kernels.cpu;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Makes 64 bits of many numbers' bits, in their order: another bit anywhere makes another. */
final class Fingerprint {

  /** 2^64 divided by the golden ratio, made odd: the multiplier of Fibonacci hashing. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state = GOLDEN;

  Fingerprint add(long bits) {
    state = Long.rotateLeft(state ^ bits, 29) * GOLDEN;
    return this;
  }

  Fingerprint add(float[] numbers) {
    return add(numbers, 0, numbers.length);
  }

  Fingerprint add(float[] numbers, int from, int to) {
    for (int i = from; i < to; i++) {
      add(Float.floatToRawIntBits(numbers[i]));
    }
    return this;
  }

  Fingerprint add(int[] numbers) {
    for (int number : numbers) {
      add(number);
    }
    return this;
  }

  /** Numbers of four bytes each. */
  Fingerprint add(MemorySegment numbers) {
    long size = numbers.byteSize();
    for (long at = 0; at < size; at += Integer.BYTES) {
      add(numbers.get(ValueLayout.JAVA_INT, at));
    }
    return this;
  }

  /** What came of it. */
  long value() {
    return state ^ (state >>> 32);
  }
}
