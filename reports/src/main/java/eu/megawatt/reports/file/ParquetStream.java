package eu.megawatt.reports.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/** A stream that Parquet writes one file to; it is flushed and stays open. */
final class ParquetStream extends PositionOutputStream implements OutputFile {

  private final OutputStream out;
  private long position;
  private boolean discarded;

  ParquetStream(OutputStream out) {
    this.out = new BufferedOutputStream(out, 1 << 16);
  }

  /** Writes nothing from now on. */
  void discard() {
    discarded = true;
  }

  @Override
  public long getPos() {
    return position;
  }

  @Override
  public void write(int b) throws IOException {
    position++;
    if (!discarded) {
      out.write(b);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    position += length;
    if (!discarded) {
      out.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    if (!discarded) {
      out.flush();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) {
    return this;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) {
    return this;
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }
}
