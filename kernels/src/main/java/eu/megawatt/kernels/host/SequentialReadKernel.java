package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file from its beginning to its end, block by block, two readers in turn: while one sums its
 * block, the other waits for the device.
 */
final class SequentialReadKernel extends HostKernel {

  private static final int READERS = 2;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Shape.File shape;
  private final RandomWords words;
  private final ScratchFile file;
  private final List<ByteBuffer> rooms;
  private final long[] sums;
  private final Crew crew;

  private SequentialReadKernel(
      Shape.File shape, RandomWords words, List<ByteBuffer> rooms, ScratchFile file) {
    super(file.mode());
    this.shape = shape;
    this.words = words;
    this.file = file;
    this.sums = new long[shape.reads()];
    this.rooms = rooms;
    this.crew = new Crew("read-", READERS, file);
  }

  static SequentialReadKernel of(Shape.File shape, Path directory, long seed) throws IOException {
    RandomWords words = new RandomWords(seed);
    List<ByteBuffer> rooms = ScratchFile.rooms(READERS, shape.blockBytes());
    return new SequentialReadKernel(
        shape, words, rooms, ScratchFile.write(directory, shape.bytes(), words));
  }

  /** What the last repetition made: a sum for each block. */
  long[] sums() {
    return sums;
  }

  ScratchFile file() {
    return file;
  }

  @Override
  void poison() {
    java.util.Arrays.fill(sums, 0);
  }

  @Override
  void repeat(int repetitions) {
    List<Duty> duties = new ArrayList<>();
    for (int reader = 0; reader < READERS; reader++) {
      int first = reader;
      duties.add(
          () -> {
            for (int repetition = 0; repetition < repetitions; repetition++) {
              read(first);
            }
          });
    }
    crew.run(duties, LIMIT);
  }

  private void read(int reader) throws IOException {
    ByteBuffer room = rooms.get(reader);
    for (int block = reader; block < shape.reads(); block += READERS) {
      file.read(room, (long) block * shape.blockBytes());
      sums[block] = BlockSum.of(room);
    }
  }

  @Override
  Correctness judge() {
    for (int block = 0; block < sums.length; block++) {
      long right = BlockSum.of(words, (long) block * shape.blockBytes(), shape.blockBytes());
      if (sums[block] != right) {
        return Correctness.of(1, 0, "block %d was not read as it was written".formatted(block));
      }
    }
    return Correctness.of(0, 0, "");
  }

  @Override
  public OptionalLong fingerprint() {
    return OptionalLong.of(BlockSum.all(sums));
  }

  @Override
  public void close() {
    crew.close();
  }
}
