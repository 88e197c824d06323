package eu.megawatt.kernels.host;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Shape;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of random words that is read past the system's cache where the file system takes that. Its
 * name is taken away before it is read: nothing is left of it, however the process ends.
 */
final class ScratchFile implements Closeable {

  /** What a file takes at most. */
  static final long MOST_BYTES = 512L << 20;

  /** What reads begin at multiples of, and are multiples of. */
  static final int ALIGNMENT = 4096;

  /** Of the free space, it takes at most one part in so many. */
  private static final int SHARE = 4;

  private static final int WRITE_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private final boolean isDirect;

  private ScratchFile(Path path, FileChannel channel, boolean isDirect) {
    this.path = path;
    this.channel = channel;
    this.isDirect = isDirect;
  }

  /**
   * Writes one, and waits until it is on the device.
   *
   * @param bytes a multiple of {@link #ALIGNMENT}
   * @throws AbsentException where there is no room for it
   */
  static ScratchFile write(Path directory, long bytes, RandomWords words) throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    if (bytes > MOST_BYTES || bytes > free / SHARE || bytes % ALIGNMENT != 0) {
      throw new AbsentException(
          Absence.NOT_SUPPORTED,
          "A file of %d bytes is not written in %s, where %d bytes are free: it is a multiple of %d, takes at most %d and a quarter of what is free. Maybe name another directory"
              .formatted(bytes, directory, free, ALIGNMENT, MOST_BYTES));
    }
    Path path = Files.createTempFile(directory, "megawatt-kernel-", ".bin");
    try {
      fill(path, bytes, words);
      return open(path);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private static void fill(Path path, long bytes, RandomWords words) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocateDirect((int) Math.min(WRITE_BYTES, bytes));
    try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
      for (long at = 0; at < bytes; at += buffer.capacity()) {
        words.fill(buffer, at / Long.BYTES).limit((int) Math.min(buffer.capacity(), bytes - at));
        while (buffer.hasRemaining()) {
          out.write(buffer);
        }
      }
      out.force(true);
    }
  }

  private static ScratchFile open(Path path) throws IOException {
    Optional<OpenOption> direct = directOption();
    if (direct.isPresent() && Files.getFileStore(path).getBlockSize() <= ALIGNMENT) {
      try {
        return new ScratchFile(
            path, FileChannel.open(path, StandardOpenOption.READ, direct.get()), true);
      } catch (UnsupportedOperationException | IOException _) {
        // the file system does not take O_DIRECT, and the engine's name says so
      }
    }
    return new ScratchFile(path, FileChannel.open(path, StandardOpenOption.READ), false);
  }

  /** O_DIRECT, by name: it is in a module that a small image of the JDK may leave out. */
  private static Optional<OpenOption> directOption() {
    try {
      Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
      return Arrays.stream(options.getEnumConstants())
          .filter(option -> option.toString().equals("DIRECT"))
          .map(OpenOption.class::cast)
          .findFirst();
    } catch (ClassNotFoundException _) {
      return Optional.empty();
    }
  }

  /** Whether it is read past the system's cache. */
  String mode() {
    return isDirect ? "direct" : "buffered";
  }

  /**
   * Room for each of some readers, as it has to be for reads.
   *
   * @throws AbsentException where a block cannot be read past the system's cache
   */
  static List<ByteBuffer> rooms(int readers, Shape.File of) {
    int bytes = of.blockBytes();
    if (bytes < ALIGNMENT || bytes % ALIGNMENT != 0 || bytes > of.bytes()) {
      throw new AbsentException(
          Absence.NOT_SUPPORTED,
          "Blocks of %d of %d bytes are not read: a multiple of %d that the file has is"
              .formatted(bytes, of.bytes(), ALIGNMENT));
    }
    return Stream.generate(() -> ByteBuffer.allocateDirect(bytes + ALIGNMENT))
        .limit(readers)
        .map(buffer -> buffer.alignedSlice(ALIGNMENT).slice(0, bytes))
        .toList();
  }

  /** Fills the room with what stands from a place on. */
  void read(ByteBuffer room, long at) throws IOException {
    room.clear();
    while (room.hasRemaining()) {
      int count = channel.read(room, at + room.position());
      if (count < 0) {
        throw new IOException("%s ends before %d".formatted(path, at + room.capacity()));
      }
    }
    room.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
