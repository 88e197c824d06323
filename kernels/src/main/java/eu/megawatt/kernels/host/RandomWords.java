package eu.megawatt.kernels.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Random words of 64 bits, each known by its place: SplitMix64, Steele, Lea and Flood (2014). */
record RandomWords(long seed) {

  long at(long place) {
    long z = seed + (place + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Some bytes from a place on, whose number is a multiple of 8. */
  ByteBuffer fill(ByteBuffer buffer, long firstPlace) {
    buffer.clear().order(ByteOrder.LITTLE_ENDIAN);
    for (long place = firstPlace; buffer.hasRemaining(); place++) {
      buffer.putLong(at(place));
    }
    return buffer.flip();
  }

  /** Which of some things is meant at a place. */
  int below(int bound, long place) {
    return (int) (((at(place) >>> 32) * bound) >>> 32);
  }
}
