package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntToLongFunction;

/** Blocks of a file, read by some readers in turn: while one sums its block, others wait for it. */
final class FileReadKernel extends HostKernel {

  private static final int SEQUENTIAL_READERS = 2;
  private static final int RANDOM_READERS = 8;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final Shape.File shape;
  private final RandomWords words;
  private final IntToLongFunction places;
  private final List<ByteBuffer> rooms;
  private final ScratchFile file;
  private final long[] sums;
  private final Crew crew;

  private FileReadKernel(
      Shape.File shape,
      RandomWords words,
      IntToLongFunction places,
      List<ByteBuffer> rooms,
      ScratchFile file) {
    super(file.mode() + "-q" + rooms.size());
    this.shape = shape;
    this.words = words;
    this.places = places;
    this.rooms = rooms;
    this.file = file;
    this.sums = new long[shape.reads()];
    this.crew = new Crew("read-", rooms.size(), file);
  }

  /** One block after the other, from the first on and round again. */
  static FileReadKernel sequential(Shape.File shape, Path directory, long seed) throws IOException {
    List<ByteBuffer> rooms = ScratchFile.rooms(SEQUENTIAL_READERS, shape);
    long blocks = shape.bytes() / shape.blockBytes();
    return of(shape, directory, seed, read -> read % blocks * shape.blockBytes(), rooms);
  }

  /** Blocks at random places. */
  static FileReadKernel random(Shape.File shape, Path directory, long seed) throws IOException {
    List<ByteBuffer> rooms = ScratchFile.rooms(RANDOM_READERS, shape);
    RandomWords draw = new RandomWords(~seed);
    int blocks = (int) (shape.bytes() / shape.blockBytes());
    return of(
        shape,
        directory,
        seed,
        read -> (long) draw.below(blocks, read) * shape.blockBytes(),
        rooms);
  }

  private static FileReadKernel of(
      Shape.File shape, Path directory, long seed, IntToLongFunction places, List<ByteBuffer> rooms)
      throws IOException {
    RandomWords words = new RandomWords(seed);
    ScratchFile file = ScratchFile.write(directory, shape.bytes(), words);
    return new FileReadKernel(shape, words, places, rooms, file);
  }

  @Override
  void poison() {
    Arrays.fill(sums, 0);
  }

  @Override
  void repeat(int repetitions) {
    List<Duty> duties = new ArrayList<>();
    for (int reader = 0; reader < rooms.size(); reader++) {
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
    for (int read = reader; read < sums.length; read += rooms.size()) {
      file.read(room, places.applyAsLong(read));
      sums[read] = BlockSum.of(room);
    }
  }

  @Override
  Correctness judge() {
    for (int read = 0; read < sums.length; read++) {
      long at = places.applyAsLong(read);
      if (sums[read] != BlockSum.of(words, at, shape.blockBytes())) {
        String what = "what was read at %d is not what was written there".formatted(at);
        return Correctness.of(1, 0, what);
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
