package eu.megawatt.fleet.document;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A beginning and then the same over and over, made as it is read. */
final class EndlessInput extends InputStream {

  private final byte[] start;
  private final byte[] over;
  private final long length;
  private long given;

  EndlessInput(String start, char over, long length) {
    this(start, Character.toString(over), length);
  }

  EndlessInput(String start, String over, long length) {
    this.start = start.getBytes(StandardCharsets.UTF_8);
    this.over = over.getBytes(StandardCharsets.UTF_8);
    this.length = this.start.length + length;
  }

  /** Bytes that were read. */
  long given() {
    return given;
  }

  @Override
  public int read() {
    if (given == length) {
      return -1;
    }
    long at = given++;
    return at < start.length ? start[(int) at] : over[(int) ((at - start.length) % over.length)];
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) {
    int count = 0;
    while (count < wanted) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      buffer[offset + count++] = (byte) next;
    }
    return count;
  }
}
