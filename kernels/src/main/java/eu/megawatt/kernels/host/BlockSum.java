package eu.megawatt.kernels.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A block's sum: of its words, each times the next odd number, so that their order counts. */
final class BlockSum {

  private BlockSum() {}

  /** Of what was read. */
  static long of(ByteBuffer block) {
    ByteBuffer words = block.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int count = words.limit() / Long.BYTES;
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += words.getLong(i * Long.BYTES) * (2L * i + 1);
    }
    return sum;
  }

  /** Of what was written. */
  static long of(RandomWords words, long at, int bytes) {
    long sum = 0;
    long weight = 1;
    for (long place = at / Long.BYTES; place < (at + bytes) / Long.BYTES; place++) {
      sum += words.at(place) * weight;
      weight += 2;
    }
    return sum;
  }

  /** Of many blocks, in their order. */
  static long all(long[] sums) {
    long all = 1;
    for (long sum : sums) {
      all = all * 0x9E3779B97F4A7C15L + sum;
    }
    return all;
  }
}
