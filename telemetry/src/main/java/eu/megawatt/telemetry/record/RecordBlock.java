package eu.megawatt.telemetry.record;

import java.util.Arrays;
import java.util.Optional;

/**
 * The records of one subject at so many times that follow each other, kept as one: reading a month
 * touches a few of them instead of thousands of records. As bytes: the layout's number, then for
 * each time its version, 0 where there is no record, and where there is one its length and its
 * {@linkplain RecordBytes bytes}; numbers as in records. Not thread-safe.
 */
public final class RecordBlock {

  private static final int LAYOUT = 1;
  private static final byte[] NONE = new byte[0];

  private final byte[][] contents;
  private final int[] versions;

  private RecordBlock(int times) {
    contents = new byte[times][];
    Arrays.fill(contents, NONE);
    versions = new int[times];
  }

  /** One without any record as yet. */
  public static RecordBlock empty(int times) {
    return new RecordBlock(times);
  }

  /** The one of which these are the bytes. */
  public static RecordBlock of(byte[] bytes, int times) {
    RecordBlock block = new RecordBlock(times);
    VarintReader in = new VarintReader(bytes, LAYOUT);
    for (int time = 0; time < times; time++) {
      block.versions[time] = Math.toIntExact(in.next());
      if (block.versions[time] > 0) {
        block.contents[time] = in.bytes();
      }
    }
    return block;
  }

  /** The record of one time, of the block of which these are the bytes; the rest is not read. */
  public static Optional<Versioned<byte[]>> at(byte[] bytes, int time) {
    VarintReader in = new VarintReader(bytes, LAYOUT);
    for (int before = 0; before < time; before++) {
      if (in.next() > 0) {
        in.skipBytes();
      }
    }
    int version = Math.toIntExact(in.next());
    return version == 0 ? Optional.empty() : Optional.of(new Versioned<>(in.bytes(), version));
  }

  /**
   * Puts a record in its place: its version rises where the content differs from what is there, and
   * is 1 where nothing is.
   *
   * @return whether anything changed
   */
  public boolean put(int time, byte[] content) {
    if (versions[time] > 0 && Arrays.equals(contents[time], content)) {
      return false;
    }
    put(time, content, versions[time] + 1);
    return true;
  }

  /** Puts a record in its place that has its version already. */
  public void put(int time, byte[] content, int version) {
    contents[time] = content;
    versions[time] = version;
  }

  /** The record of one time. */
  public Optional<Versioned<byte[]>> at(int time) {
    return versions[time] == 0
        ? Optional.empty()
        : Optional.of(new Versioned<>(contents[time], versions[time]));
  }

  /** All of it; the same records with the same versions give the same bytes. */
  public byte[] bytes() {
    VarintWriter out = new VarintWriter(LAYOUT);
    for (int time = 0; time < versions.length; time++) {
      out.put(versions[time]);
      if (versions[time] > 0) {
        out.put(contents[time]);
      }
    }
    return out.bytes();
  }
}
