package eu.megawatt.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Reads the files of a sample store as docs/formats.md describes them, with nothing of the store's
 * own code. Each sample is shown as often as it is there: a store holds a set, so a sample that was
 * sent twice may be there twice, but one that was sent once is there once.
 */
public final class SampleFiles {

  /** Takes what is there, in the order of the files. */
  public interface Visitor {

    /** One sample; the quantity is its number in docs/formats.md. */
    void sample(int entity, int quantity, long atMillis, long value);
  }

  /** A file breaks what docs/formats.md says of it. */
  public static final class BrokenFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private BrokenFileException(String what) {
      super(what);
    }
  }

  private static final long QUARTER = 900_000;
  private static final int QUANTITIES = 7;

  private final NavigableSet<String> names;
  private final Function<String, byte[]> contents;

  /**
   * Files by name.
   *
   * @param contents gives those of one of the names
   */
  public SampleFiles(Collection<String> names, Function<String, byte[]> contents) {
    this.names = new TreeSet<>(names);
    this.contents = contents;
  }

  /** The files of a directory that nobody writes to. */
  public static SampleFiles in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return new SampleFiles(
          files.map(file -> String.valueOf(file.getFileName())).toList(),
          name -> {
            try {
              return Files.readAllBytes(directory.resolve(name));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  /** What has a number, by it: {@code gpu}, {@code node} or {@code meter}, a space, its key. */
  public List<String> entities() {
    if (names.isEmpty()) {
      return List.of();
    }
    return entries(bytes("entities"), 8, Integer.MAX_VALUE).stream()
        .map(entry -> StandardCharsets.UTF_8.decode(entry).toString())
        .toList();
  }

  /** Shows everything that counts, and says what has a number. */
  public List<String> read(Visitor visitor) {
    List<String> entities = entities();
    boolean isThere = names.contains("checkpoint");
    log(isThere ? checkpoint(bytes("checkpoint"), entities.size(), visitor) : 0, visitor);
    return entities;
  }

  private ByteBuffer bytes(String name) {
    must(names.contains(name), name + " is there");
    return ByteBuffer.wrap(contents.apply(name));
  }

  private long checkpoint(ByteBuffer in, int entities, Visitor visitor) {
    must(in.getLong() == ascii("MWCHK001"), "magic of the checkpoint");
    must(crc(in, 0, in.capacity() - 4) == in.getInt(in.capacity() - 4), "sum of the checkpoint");
    long position = number(in);
    number(in);
    must(number(in) <= entities, "entities of the checkpoint");
    number(in);
    for (long runs = number(in); runs > 0; runs--) {
      long quarter = number(in);
      String name = "run-" + quarter + "-" + number(in);
      ByteBuffer run = bytes(name);
      must(run.capacity() == number(in), "length of " + name);
      run(run, quarter, visitor);
    }
    return position;
  }

  private static void run(ByteBuffer in, long quarter, Visitor visitor) {
    must(in.getLong() == ascii("MWRUN001") && in.getLong() == quarter, "head of a run");
    int tail = in.capacity() - 16;
    must(in.getInt(tail + 12) == (int) ascii("0000MWRE"), "mark of a run");
    int index = (int) in.getLong(tail);
    must(crc(in, index, tail) == in.getInt(tail + 8), "sum of an index");
    ByteBuffer blocks = in.duplicate().position(index);
    int at = 16;
    long first = 0;
    for (long left = number(blocks); left > 0; left--) {
      first += number(blocks);
      int end = at + (int) number(blocks);
      must(crc(in, at + 4, end) == in.getInt(at), "sum of a block");
      block(in.duplicate().position(at + 4).limit(end), first, quarter * QUARTER, visitor);
      at = end;
    }
    must(at == index, "end of the blocks");
  }

  private static void block(ByteBuffer in, long first, long start, Visitor visitor) {
    long entity = first;
    while (in.hasRemaining()) {
      entity += number(in);
      int end = (int) number(in);
      end += in.position();
      int there = in.get();
      for (int quantity = 0; quantity < QUANTITIES; quantity++) {
        if ((there & (1 << quantity)) != 0) {
          series(in, (int) entity, quantity, start, visitor);
        }
      }
      must(in.position() == end, "end of an entity");
    }
  }

  private static void series(ByteBuffer in, int entity, int quantity, long start, Visitor visitor) {
    long count = number(in);
    long at = start;
    long value = 0;
    long interval = 0;
    for (long sample = 0; sample < count; sample++) {
      int head = in.get() & 0xff;
      long change = (head & 0x7f) >> 1;
      if (head >= 128) {
        change += number(in) * 64;
      }
      value += signed(change);
      if (head % 2 == 1) {
        interval += signed(number(in));
      }
      at += interval;
      if (sample == 0) {
        interval = 0;
      }
      visitor.sample(entity, quantity, at, value);
    }
  }

  private void log(long position, Visitor visitor) {
    List<String> segments = names.stream().filter(it -> it.startsWith("log-")).toList();
    for (int which = 0; which < segments.size(); which++) {
      long start = Long.parseLong(segments.get(which).substring(4), 16);
      ByteBuffer in = bytes(segments.get(which));
      if (in.capacity() < 20) {
        continue;
      }
      must(in.getLong() == ascii("MWLOG001") && in.getLong() == start, "head of a segment");
      must(crc(in, 0, 16) == in.getInt(), "sum of a segment's head");
      long next =
          which + 1 < segments.size()
              ? Long.parseLong(segments.get(which + 1).substring(4), 16)
              : Long.MAX_VALUE;
      long length = Math.min(in.capacity(), next == Long.MAX_VALUE ? next : next - start + 20);
      for (ByteBuffer entry : entries(in, 20, length)) {
        if (start + entry.limit() - 20 > position) {
          batch(entry, visitor);
        }
      }
    }
  }

  private static void batch(ByteBuffer in, Visitor visitor) {
    long[] values = new long[QUANTITIES];
    long entity = 0;
    long at = 0;
    for (long left = number(in); left > 0; left--) {
      long head = number(in);
      int quantity = (int) (head / 2 % 8);
      entity += signed(head >>> 4);
      if (head % 2 != 0) {
        at += signed(number(in));
      }
      values[quantity] += signed(number(in));
      visitor.sample((int) entity, quantity, at, values[quantity]);
    }
  }

  /** The whole entries from a byte on, up to the first that is torn. */
  private static List<ByteBuffer> entries(ByteBuffer in, int from, long to) {
    List<ByteBuffer> entries = new ArrayList<>();
    int end = (int) Math.min(to, in.capacity());
    int at = from;
    while (at + 16 <= end && in.getInt(at) == (int) ascii("0000MWe1")) {
      int length = in.getInt(at + 8);
      if (length < 0 || length > end - at - 16) {
        break;
      }
      if (crc(in, at + 8, at + 16 + length) != in.getInt(at + 4)) {
        break;
      }
      entries.add(in.duplicate().position(at + 16).limit(at + 16 + length));
      at += 16 + length;
    }
    return entries;
  }

  private static long number(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = in.get();
      value += (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static long signed(long number) {
    return number % 2 == 0 ? number >>> 1 : -(number >>> 1) - 1;
  }

  private static int crc(ByteBuffer in, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(in.duplicate().position(from).limit(to));
    return (int) crc.getValue();
  }

  private static long ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).getLong();
  }

  private static void must(boolean isSo, String what) {
    if (!isSo) {
      throw new BrokenFileException(what);
    }
  }
}
