package eu.megawatt.telemetry.resolve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The GPUs that were first seen in a reading and counted to their node, in the order in which that
 * happened: who came first keeps the place after a restart. Each is forced to disk before it is
 * used. Thread-safe.
 */
public final class Adoptions implements AutoCloseable {

  /** As many as are kept; a fleet that outgrows it names its GPUs in the inventory. */
  static final int MOST = 1_000_000;

  /** A GPU and the node it was adopted by. */
  public record Adoption(String uuid, String node) {}

  private final List<Adoption> adopted;
  private final Optional<FileChannel> file;

  private Adoptions(List<Adoption> adopted, Optional<FileChannel> file) {
    this.adopted = adopted;
    this.file = file;
  }

  /** None, and none are kept. */
  public static Adoptions forgotten() {
    return new Adoptions(new ArrayList<>(), Optional.empty());
  }

  /**
   * Those that a file keeps, one a line; a last line that a power cut has cut off never happened.
   *
   * @throws UncheckedIOException if it can be neither read nor made
   */
  public static Adoptions open(Path path) {
    try {
      List<Adoption> read = new ArrayList<>();
      long whole = Files.exists(path) ? read(Files.readAllBytes(path), read) : 0;
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(whole).position(whole);
      return new Adoptions(read, Optional.of(channel));
    } catch (IOException e) {
      throw new UncheckedIOException("the adopted GPUs in %s cannot be read".formatted(path), e);
    }
  }

  /** Reads the whole lines and returns how many bytes they are. */
  private static long read(byte[] bytes, List<Adoption> into) {
    int start = 0;
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        String[] cells =
            new String(bytes, start, at - start, StandardCharsets.UTF_8).split("\t", -1);
        if (cells.length == 2) {
          into.add(new Adoption(cells[0], cells[1]));
        }
        start = at + 1;
      }
    }
    return start;
  }

  /** All of them, the first first. */
  public synchronized List<Adoption> all() {
    return List.copyOf(adopted);
  }

  /** How many there are; none is ever given up. */
  public synchronized int count() {
    return adopted.size();
  }

  /** Keeps one more; false where no more are kept or the names would break a line. */
  synchronized boolean add(String uuid, String node) {
    if (adopted.size() >= MOST || !isWord(uuid) || !isWord(node)) {
      return false;
    }
    file.ifPresent(channel -> append(channel, uuid + "\t" + node + "\n"));
    adopted.add(new Adoption(uuid, node));
    return true;
  }

  private static boolean isWord(String text) {
    return text.length() <= 200 && text.chars().noneMatch(Character::isISOControl);
  }

  private static void append(FileChannel channel, String line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("an adopted GPU cannot be kept", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      if (file.isPresent()) {
        file.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
