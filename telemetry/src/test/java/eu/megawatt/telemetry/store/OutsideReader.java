package eu.megawatt.telemetry.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * Reads the files of a store as docs/formats.md describes them, with nothing of the store's own
 * code.
 */
final class OutsideReader {

  private static final long QUARTER = 900_000;

  private final Map<String, byte[]> files;
  final List<String> entities = new ArrayList<>();
  final SampleModel samples = new SampleModel();

  OutsideReader(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
  }

  /** Reads everything that counts. */
  OutsideReader read() {
    if (files.isEmpty()) {
      return this;
    }
    for (ByteBuffer entry : entries(bytes("entities"), 8, Integer.MAX_VALUE)) {
      entities.add(StandardCharsets.UTF_8.decode(entry).toString());
    }
    long position = 0;
    if (files.containsKey("checkpoint")) {
      position = checkpoint(bytes("checkpoint"));
    }
    log(position);
    return this;
  }

  private ByteBuffer bytes(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new AssertionError(name + " is not there");
    }
    return ByteBuffer.wrap(content);
  }

  private long checkpoint(ByteBuffer in) {
    must(in.getLong() == ascii("MWCHK001"), "magic of the checkpoint");
    must(crc(in, 0, in.capacity() - 4) == in.getInt(in.capacity() - 4), "sum of the checkpoint");
    long position = number(in);
    number(in);
    must(number(in) <= entities.size(), "entities of the checkpoint");
    number(in);
    for (long runs = number(in); runs > 0; runs--) {
      long quarter = number(in);
      String name = "run-" + quarter + "-" + number(in);
      ByteBuffer run = bytes(name);
      must(run.capacity() == number(in), "length of " + name);
      run(run, quarter);
    }
    return position;
  }

  private void run(ByteBuffer in, long quarter) {
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
      block(in.duplicate().position(at + 4).limit(end), first, quarter * QUARTER);
      at = end;
    }
    must(at == index, "end of the blocks");
  }

  private void block(ByteBuffer in, long first, long start) {
    long entity = first;
    while (in.hasRemaining()) {
      entity += number(in);
      int end = (int) number(in);
      end += in.position();
      int there = in.get();
      for (int quantity = 0; quantity < 6; quantity++) {
        if ((there & (1 << quantity)) != 0) {
          series(in, (int) entity, quantity, start);
        }
      }
      must(in.position() == end, "end of an entity");
    }
  }

  private void series(ByteBuffer in, int entity, int quantity, long start) {
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
      samples.add(entity, at, quantity, value);
    }
  }

  private void log(long position) {
    List<String> segments = files.keySet().stream().filter(it -> it.startsWith("log-")).toList();
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
          batch(entry);
        }
      }
    }
  }

  private void batch(ByteBuffer in) {
    long[] values = new long[6];
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
      samples.add((int) entity, at, quantity, values[quantity]);
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
      throw new AssertionError(what);
    }
  }
}
