package eu.megawatt.kernels.agent;

import eu.megawatt.kernels.order.DeviceResult;
import eu.megawatt.kernels.order.Order;
import eu.megawatt.kernels.sample.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an agent must not forget, in its directory: who it is, the order it works on, and the
 * results of that order. Each file is forced to the disk under another name and then renamed, so it
 * is there whole or not at all. One order at a time, so it has a bound.
 */
final class Spool {

  private static final String IDENTITY = "identity.json";
  private static final String ORDER = "order.json";
  private static final String RESULT = "result-%06d.json";

  private final Path directory;

  private Spool(Path directory) {
    this.directory = directory;
  }

  /** Opens a directory, making it where it is not there; readable by its owner alone. */
  static Spool open(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return new Spool(directory);
  }

  Optional<Identity> identity() throws IOException {
    return read(IDENTITY, Identity.class);
  }

  void keep(Identity identity) throws IOException {
    write(IDENTITY, Samples.line(identity, Identity.class));
  }

  /** The order that has been begun and not been finished. */
  Optional<Order> order() throws IOException {
    return read(ORDER, Order.class);
  }

  void begin(Order order) throws IOException {
    forget();
    write(ORDER, Samples.line(order, Order.class));
  }

  /** The results of the order so far, in order. */
  List<DeviceResult> results() throws IOException {
    List<DeviceResult> results = new ArrayList<>();
    Optional<DeviceResult> next = read(RESULT.formatted(0), DeviceResult.class);
    while (next.isPresent()) {
      results.add(next.get());
      next = read(RESULT.formatted(results.size()), DeviceResult.class);
    }
    return List.copyOf(results);
  }

  void keep(int number, DeviceResult result) throws IOException {
    write(RESULT.formatted(number), Samples.line(result, DeviceResult.class));
  }

  /** The order is done, or no longer wanted. */
  void forget() throws IOException {
    Files.deleteIfExists(directory.resolve(ORDER));
    for (int i = results().size() - 1; i >= 0; i--) {
      Files.deleteIfExists(directory.resolve(RESULT.formatted(i)));
    }
  }

  private <T> Optional<T> read(String name, Class<T> type) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file)
        ? Optional.of(Samples.read(Files.readString(file), type))
        : Optional.empty();
  }

  private void write(String name, String content) throws IOException {
    Path next = directory.resolve(name + ".next");
    Files.deleteIfExists(next);
    Files.createFile(
        next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(next, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }
}
