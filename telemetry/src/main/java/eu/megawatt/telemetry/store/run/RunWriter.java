package eu.megawatt.telemetry.store.run;

import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.store.code.ByteOutput;
import eu.megawatt.telemetry.store.code.SeriesCode;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.util.BitSet;

/** Writes one run, entity after entity. For one thread. */
public final class RunWriter implements Closeable {

  private final RunId id;
  private final FileLayer.Appender file;
  private final ByteOutput block = new ByteOutput(2 * RunFormat.BLOCK);
  private final ByteOutput content = new ByteOutput(1 << 10);
  private final ByteOutput series = new ByteOutput(1 << 10);
  private final ByteOutput blocks = new ByteOutput(1 << 10);
  private final BitSet entities = new BitSet();
  private long position;
  private int blockCount;

  /** The first entity of the block before. */
  private int firstBefore;

  /** The first entity of this block, and the last one written. */
  private int first;

  private int last = -1;
  private long newest;
  private long samples;

  public RunWriter(FileLayer files, RunId id) throws IOException {
    this.id = id;
    this.file = files.create(id.file());
    ByteOutput head = new ByteOutput(RunFormat.HEAD);
    head.putLong(RunFormat.MAGIC);
    head.putLong(id.quarter());
    file.write(head.array(), 0, head.size());
    position = head.size();
  }

  /** Writes some rows of the next entity, all of them within the quarter-hour. */
  public void add(int entity, Readings rows, int fromRow, int toRow) throws IOException {
    if (entity <= last) {
      throw new IllegalArgumentException("entity %d after %d".formatted(entity, last));
    }
    if (block.size() == 0) {
      block.putInt(0);
      first = entity;
      last = entity;
    }
    encode(rows, fromRow, toRow);
    block.putNumber(entity - last);
    block.putNumber(content.size());
    block.putBytes(content.array(), 0, content.size());
    last = entity;
    entities.set(entity);
    newest = Math.max(newest, rows.atMillis(toRow - 1));
    if (block.size() >= RunFormat.BLOCK) {
      endBlock();
    }
  }

  private void encode(Readings rows, int fromRow, int toRow) {
    content.size(0);
    content.putByte(0);
    int there = 0;
    for (int code = 0; code < Quantity.count(); code++) {
      series.size(0);
      int count =
          SeriesCode.put(
              series, rows, fromRow, toRow, Quantity.at(code), RunFormat.start(id.quarter()));
      if (count > 0) {
        there |= 1 << code;
        content.putNumber(count);
        content.putBytes(series.array(), 0, series.size());
        samples += count;
      }
    }
    content.array()[0] = (byte) there;
  }

  private void endBlock() throws IOException {
    block.setInt(0, block.crc(RunFormat.BLOCK_HEAD, block.size()));
    file.write(block.array(), 0, block.size());
    position += block.size();
    blocks.putNumber(first - firstBefore);
    blocks.putNumber(block.size());
    firstBefore = first;
    blockCount++;
    block.size(0);
  }

  /** Writes the index and forces the file; its name is not forced. Answers its length. */
  public long finish() throws IOException {
    if (block.size() > 0) {
      endBlock();
    }
    ByteOutput index = new ByteOutput(blocks.size() + 1_000);
    index.putNumber(blockCount);
    index.putBytes(blocks.array(), 0, blocks.size());
    byte[] bits = entities.toByteArray();
    index.putNumber(bits.length);
    index.putBytes(bits, 0, bits.length);
    index.putNumber(newest);
    index.putNumber(samples);
    int crc = index.crc(0, index.size());
    index.putLong(position);
    index.putInt(crc);
    index.putInt(RunFormat.TAIL_MARK);
    file.write(index.array(), 0, index.size());
    file.force();
    return position + index.size();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
