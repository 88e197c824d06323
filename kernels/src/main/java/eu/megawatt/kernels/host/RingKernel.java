package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * All-reduce of fp32 numbers over a ring of threads and loopback sockets. The numbers are whole and
 * below 2^16, so that the sums of up to 256 ranks are exact in any order.
 */
final class RingKernel extends HostKernel {

  private static final int MOST_RANKS = 64;
  private static final long MOST_BYTES = 256 << 20;
  private static final int BOUND = 1 << 16;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<RandomWords> inputs = new ArrayList<>();
  private final List<Rank> ranks = new ArrayList<>();
  private final Crew crew;

  RingKernel(Shape.Ring shape, long seed) throws IOException {
    super("java-socket-loopback");
    if (shape.ranks() < 1
        || shape.ranks() > MOST_RANKS
        || shape.bytes() > MOST_BYTES / shape.ranks()) {
      throw new AbsentException(
          Absence.NOT_SUPPORTED,
          "%d ranks of %d bytes are not reduced: 1 to %d ranks of %d bytes in all are"
              .formatted(shape.ranks(), shape.bytes(), MOST_RANKS, MOST_BYTES));
    }
    Ring ring = Ring.of(shape.ranks());
    try {
      for (int rank = 0; rank < shape.ranks(); rank++) {
        RandomWords words = new RandomWords(seed ^ (rank + 1) * 0xD1B54A32D192ED03L);
        inputs.add(words);
        ranks.add(new Rank(rank, shape.ranks(), input(words, shape), ring));
      }
    } catch (OutOfMemoryError | IOException e) {
      ring.close();
      throw e;
    }
    this.crew = new Crew("rank-", shape.ranks(), ring);
  }

  private static float[] input(RandomWords words, Shape.Ring shape) {
    float[] numbers = new float[(int) (shape.bytes() / Float.BYTES)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = words.below(BOUND, i);
    }
    return numbers;
  }

  /** What a rank has the sums in. */
  float[] sums(int rank) {
    return ranks.get(rank).sums();
  }

  @Override
  void poison() {
    ranks.forEach(rank -> Arrays.fill(rank.sums(), Float.NaN));
  }

  @Override
  void repeat(int repetitions) {
    List<Duty> duties = new ArrayList<>();
    for (Rank rank : ranks) {
      duties.add(
          () -> {
            for (int repetition = 0; repetition < repetitions; repetition++) {
              rank.reduce();
            }
          });
    }
    crew.run(duties, LIMIT);
  }

  @Override
  Correctness judge() {
    int length = sums(0).length;
    for (int i = 0; i < length; i++) {
      long right = 0;
      for (RandomWords input : inputs) {
        right += input.below(BOUND, i);
      }
      for (int rank = 0; rank < ranks.size(); rank++) {
        if (sums(rank)[i] != right) {
          return Correctness.of(
              1,
              0,
              "number %d of rank %d is %s and should be %d"
                  .formatted(i, rank, sums(rank)[i], right));
        }
      }
    }
    return Correctness.of(0, 0, "");
  }

  @Override
  public OptionalLong fingerprint() {
    Checksum all = new Checksum();
    for (Rank rank : ranks) {
      ByteBuffer bytes = ByteBuffer.allocate(rank.sums().length * Float.BYTES);
      bytes.asFloatBuffer().put(rank.sums());
      all.add(bytes);
    }
    return OptionalLong.of(all.value());
  }

  @Override
  public void close() {
    crew.close();
  }
}
