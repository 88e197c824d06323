package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.SplitMix64;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Random words of 64 bits, each known by its place. */
record RandomWords(long seed) {

  long at(long place) {
    return SplitMix64.at(seed, place);
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
    return SplitMix64.below(bound, seed, place);
  }
}
