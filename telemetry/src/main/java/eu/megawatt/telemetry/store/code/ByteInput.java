package eu.megawatt.telemetry.store.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as they are read. Whoever reads has checked their checksum: bytes that make no sense throw
 * {@link IndexOutOfBoundsException} or {@link IllegalStateException}. Not thread-safe.
 */
public final class ByteInput {

  private byte[] bytes;
  private int at;
  private int end;

  public ByteInput(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.at = from;
    this.end = to;
  }

  /** Reads others from now on. */
  public void reset(byte[] others, int from, int to) {
    bytes = others;
    at = from;
    end = to;
  }

  public boolean hasMore() {
    return at < end;
  }

  /** Where the next byte is in the array. */
  public int position() {
    return at;
  }

  public void skip(int length) {
    if (length < 0 || length > end - at) {
      throw new IllegalStateException("%d bytes of %d".formatted(length, end - at));
    }
    at += length;
  }

  public int getByte() {
    if (at >= end) {
      throw new IllegalStateException("a byte past the end");
    }
    return bytes[at++] & 0xff;
  }

  public int getInt() {
    skip(Integer.BYTES);
    return ByteBuffer.wrap(bytes).getInt(at - Integer.BYTES);
  }

  public long getLong() {
    skip(Long.BYTES);
    return ByteBuffer.wrap(bytes).getLong(at - Long.BYTES);
  }

  /** A number of variable length. */
  public long getNumber() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      if (at >= end || shift > 63) {
        throw new IllegalStateException("a number that does not end");
      }
      next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  /** A number of variable length that fits an {@code int} without sign. */
  public int getSmallNumber() {
    long number = getNumber();
    if (number < 0 || number > Integer.MAX_VALUE) {
      throw new IllegalStateException("%d is too large".formatted(number));
    }
    return (int) number;
  }

  /** All that is left, as text in UTF-8. */
  public String getText() {
    String text = new String(bytes, at, end - at, StandardCharsets.UTF_8);
    at = end;
    return text;
  }

  static long unZigZag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }
}
