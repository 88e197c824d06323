package eu.megawatt.telemetry.store.run;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.code.ByteInput;
import eu.megawatt.telemetry.store.code.SeriesCode;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A run file, read: samples of one quarter-hour by entity. Its index is in memory, and the block
 * read last. Thread-safe.
 */
public final class Run implements Closeable {

  private static final class Block {

    private final int number;
    private final byte[] bytes;

    Block(int number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }
  }

  private final RunId id;
  private final FileLayer.Source file;
  private final long length;

  /** The first entity of each block, and where each begins, with the end of the last. */
  private final int[] first;

  private final long[] begin;
  private final BitSet entities;
  private final long newest;
  private final long samples;

  private volatile @Nullable Block recent;

  private Run(RunId id, FileLayer.Source file, long length, ByteInput index) {
    this.id = id;
    this.file = file;
    this.length = length;
    int blocks = index.getSmallNumber();
    first = new int[blocks];
    begin = new long[blocks + 1];
    begin[0] = RunFormat.HEAD;
    int entity = 0;
    for (int block = 0; block < blocks; block++) {
      entity += index.getSmallNumber();
      first[block] = entity;
      begin[block + 1] = begin[block] + index.getSmallNumber();
    }
    byte[] bits = new byte[index.getSmallNumber()];
    for (int at = 0; at < bits.length; at++) {
      bits[at] = (byte) index.getByte();
    }
    entities = BitSet.valueOf(bits);
    newest = index.getNumber();
    samples = index.getNumber();
  }

  /**
   * Opens a run.
   *
   * @throws CorruptFileException if its index or its length is not what was written
   */
  public static Run open(FileLayer files, RunId id, long length) throws IOException {
    FileLayer.Source file = files.open(id.file());
    boolean opened = false;
    try {
      Run run = new Run(id, file, length, index(id, file, length));
      opened = true;
      return run;
    } catch (IllegalStateException | IndexOutOfBoundsException e) {
      throw new CorruptFileException(
          id.file(), length, "its index makes no sense, " + e.getMessage());
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static ByteInput index(RunId id, FileLayer.Source file, long length) throws IOException {
    if (file.size() != length || length < RunFormat.HEAD + RunFormat.TAIL) {
      throw new CorruptFileException(
          id.file(), file.size(), "it should have %d bytes".formatted(length));
    }
    byte[] head = new byte[RunFormat.HEAD];
    file.read(0, head, 0, head.length);
    ByteInput begin = new ByteInput(head, 0, head.length);
    if (begin.getLong() != RunFormat.MAGIC || begin.getLong() != id.quarter()) {
      throw new CorruptFileException(id.file(), 0, "it does not begin as this run");
    }
    byte[] tail = new byte[RunFormat.TAIL];
    file.read(length - tail.length, tail, 0, tail.length);
    ByteInput end = new ByteInput(tail, 0, tail.length);
    long at = end.getLong();
    int crc = end.getInt();
    if (end.getInt() != RunFormat.TAIL_MARK
        || at < RunFormat.HEAD
        || at > length - RunFormat.TAIL) {
      throw new CorruptFileException(
          id.file(), length - RunFormat.TAIL, "it does not end as a run");
    }
    byte[] index = new byte[Math.toIntExact(length - RunFormat.TAIL - at)];
    file.read(at, index, 0, index.length);
    if (crc(index, 0) != crc) {
      throw new CorruptFileException(id.file(), at, "the index is not what was written");
    }
    return new ByteInput(index, 0, index.length);
  }

  private static int crc(byte[] bytes, int from) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, bytes.length - from);
    return (int) crc.getValue();
  }

  public RunId id() {
    return id;
  }

  /** Bytes of the file. */
  public long length() {
    return length;
  }

  public long samples() {
    return samples;
  }

  /** The instant of the newest sample. */
  public long newest() {
    return newest;
  }

  /** The entities that have samples, ascending; not to be changed. */
  public BitSet entities() {
    return entities;
  }

  /**
   * Adds the samples of an entity to readings.
   *
   * @throws CorruptFileException if they are not what was written
   */
  public void read(int entity, Readings into) throws IOException {
    if (!entities.get(entity)) {
      return;
    }
    int found = Arrays.binarySearch(first, entity);
    int number = found >= 0 ? found : -found - 2;
    byte[] bytes = block(number);
    ByteInput content = new ByteInput(bytes, RunFormat.BLOCK_HEAD, bytes.length);
    int next = first[number];
    while (content.hasMore()) {
      next += content.getSmallNumber();
      int length = content.getSmallNumber();
      if (next == entity) {
        decode(content, into);
        return;
      }
      content.skip(length);
    }
    throw new CorruptFileException(
        id.file(),
        begin[number],
        "entity %d is in the index and not in the file".formatted(entity));
  }

  private void decode(ByteInput content, Readings into) {
    int there = content.getByte();
    for (int code = 0; code < Quantity.count(); code++) {
      if ((there & (1 << code)) != 0) {
        int count = content.getSmallNumber();
        SeriesCode.read(content, count, RunFormat.start(id.quarter()), Quantity.at(code), into);
      }
    }
  }

  private byte[] block(int number) throws IOException {
    Block last = recent;
    if (last != null && last.number == number) {
      return last.bytes;
    }
    byte[] bytes = new byte[(int) (begin[number + 1] - begin[number])];
    file.read(begin[number], bytes, 0, bytes.length);
    if (crc(bytes, RunFormat.BLOCK_HEAD) != new ByteInput(bytes, 0, bytes.length).getInt()) {
      throw new CorruptFileException(id.file(), begin[number], "a block is not what was written");
    }
    recent = new Block(number, bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
