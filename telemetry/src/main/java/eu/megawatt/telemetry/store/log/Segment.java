package eu.megawatt.telemetry.store.log;

import eu.megawatt.telemetry.store.code.ByteOutput;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;

/**
 * A file of the log, named after the position in the log where it begins. Positions count the bytes
 * of entries since the log began. For one thread.
 */
final class Segment implements Closeable {

  /** Magic, where the segment begins, checksum of both. */
  static final int HEAD = 20;

  private static final String PREFIX = "log-";
  private static final long MAGIC = 0x4d57_4c4f_4730_3031L;

  private final long start;
  private final FileLayer.Appender file;

  /** Length of the file, all of it forced. */
  private int length = HEAD;

  private Segment(long start, FileLayer.Appender file) {
    this.start = start;
    this.file = file;
  }

  static String name(long start) {
    return PREFIX + "%016x".formatted(start);
  }

  static boolean isSegment(String name) {
    return name.startsWith(PREFIX);
  }

  static long start(String name) {
    return Long.parseUnsignedLong(name, PREFIX.length(), name.length(), 16);
  }

  /** A new segment, its head and its name on disk. */
  static Segment create(FileLayer files, long start) throws IOException {
    FileLayer.Appender file = files.create(name(start));
    file.write(head(start).array(), 0, HEAD);
    file.force();
    files.forceDirectory();
    return new Segment(start, file);
  }

  long start() {
    return start;
  }

  int length() {
    return length;
  }

  /** Returns once these entries are on disk. */
  void write(ByteOutput entries) throws IOException {
    Entries.seal(entries, length);
    file.write(entries.array(), 0, entries.size());
    file.force();
    length = Math.addExact(length, entries.size());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Whether a power cut left a segment without its head, so that no entry was in it yet. */
  static boolean isUnbegun(FileLayer files, long start) throws IOException {
    byte[] bytes = load(files, name(start));
    return bytes.length <= HEAD && !hasHead(bytes, start);
  }

  /**
   * Reads the entries of the last segment; where they end in the log is answered. The end may be
   * torn.
   */
  static long read(FileLayer files, long start, Entries.Reader reader) throws IOException {
    byte[] bytes = load(files, name(start));
    return read(bytes, start, bytes.length, true, reader);
  }

  /** Reads the entries of a segment that another follows. What is after them was torn once. */
  static void read(FileLayer files, long start, long next, Entries.Reader reader)
      throws IOException {
    byte[] bytes = load(files, name(start));
    long length = next - start + HEAD;
    if (length > bytes.length) {
      throw new CorruptFileException(name(start), bytes.length, "the rest of it is missing");
    }
    read(bytes, start, (int) length, false, reader);
  }

  private static long read(
      byte[] bytes, long start, int length, boolean mayBeTorn, Entries.Reader reader)
      throws IOException {
    if (!hasHead(bytes, start)) {
      throw new CorruptFileException(name(start), 0, "it does not begin as a segment of the log");
    }
    return start + Entries.read(name(start), bytes, HEAD, length, mayBeTorn, reader) - HEAD;
  }

  private static byte[] load(FileLayer files, String name) throws IOException {
    try (FileLayer.Source source = files.open(name)) {
      byte[] bytes = new byte[Math.toIntExact(source.size())];
      source.read(0, bytes, 0, bytes.length);
      return bytes;
    }
  }

  private static boolean hasHead(byte[] bytes, long start) {
    return bytes.length >= HEAD && Arrays.equals(bytes, 0, HEAD, head(start).array(), 0, HEAD);
  }

  private static ByteOutput head(long start) {
    ByteOutput head = new ByteOutput(HEAD);
    head.putLong(MAGIC);
    head.putLong(start);
    head.putInt(head.crc(0, head.size()));
    return head;
  }
}
