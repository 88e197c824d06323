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

/** Small blocks at random places of a file, eight readers at a time. */
final class RandomReadKernel extends HostKernel {

  private static final int READERS = 8;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Shape.File shape;
  private final RandomWords words;
  private final RandomWords places;
  private final ScratchFile file;
  private final List<ByteBuffer> rooms;
  private final long[] sums;
  private final Crew crew;

  private RandomReadKernel(
      Shape.File shape, RandomWords words, List<ByteBuffer> rooms, ScratchFile file) {
    super(file.mode() + "-q" + READERS);
    this.shape = shape;
    this.words = words;
    this.places = new RandomWords(~words.seed());
    this.file = file;
    this.sums = new long[shape.reads()];
    this.rooms = rooms;
    this.crew = new Crew("read-", READERS, file);
  }

  static RandomReadKernel of(Shape.File shape, Path directory, long seed) throws IOException {
    RandomWords words = new RandomWords(seed);
    List<ByteBuffer> rooms = ScratchFile.rooms(READERS, shape.blockBytes());
    return new RandomReadKernel(
        shape, words, rooms, ScratchFile.write(directory, shape.bytes(), words));
  }

  /** What the last repetition made: a sum for each read. */
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
    for (int i = reader; i < shape.reads(); i += READERS) {
      file.read(room, place(i));
      sums[i] = BlockSum.of(room);
    }
  }

  /** Where a read begins. */
  private long place(int read) {
    int blocks = (int) (shape.bytes() / shape.blockBytes());
    return (long) places.below(blocks, read) * shape.blockBytes();
  }

  @Override
  Correctness judge() {
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] != BlockSum.of(words, place(i), shape.blockBytes())) {
        return Correctness.of(1, 0, "read %d at %d is not what was written".formatted(i, place(i)));
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
