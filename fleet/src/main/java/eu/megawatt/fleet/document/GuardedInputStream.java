package eu.megawatt.fleet.document;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Decoded bytes of a document, refusing more than a bound of them and long runs of blanks. */
final class GuardedInputStream extends FilterInputStream {

  /** Blanks in a row that no person or program has a use for. */
  static final int LONGEST_BLANK = 1 << 20;

  private final long limit;
  private long count;
  private int blanks;

  GuardedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    for (int i = offset; i < offset + read; i++) {
      pass(buffer[i]);
    }
    count += Math.max(read, 0);
    if (count > limit) {
      throw new UnreadableException(
          "the document is larger than %d MiB, the most that is read".formatted(limit >> 20));
    }
    return read;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void pass(byte b) throws UnreadableException {
    blanks = b == ' ' || b == '\n' || b == '\r' || b == '\t' ? blanks + 1 : 0;
    if (blanks > LONGEST_BLANK) {
      throw new UnreadableException(
          "more than 1 MiB of white space in a row; a document has no use for that");
    }
  }
}
