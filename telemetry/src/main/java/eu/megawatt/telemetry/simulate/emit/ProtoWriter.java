package eu.megawatt.telemetry.simulate.emit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes protobuf's wire format into bytes that grow. Meant to be used again; not thread-safe. */
public final class ProtoWriter {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int LONGEST_VARINT = 10;

  private byte[] bytes;
  private int size;

  public ProtoWriter(int expected) {
    bytes = new byte[expected];
  }

  /** What has been written, in the first {@link #size} bytes. */
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return size;
  }

  public byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  public void clear() {
    size = 0;
  }

  /** How many bytes a number takes. */
  public static int sizeOf(long value) {
    return Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + 6) / 7);
  }

  public void raw(byte[] from) {
    raw(from, from.length);
  }

  public void raw(byte[] from, int length) {
    need(length);
    System.arraycopy(from, 0, bytes, size, length);
    size += length;
  }

  public void varint(long value) {
    need(LONGEST_VARINT);
    long left = value;
    while ((left & ~0x7fL) != 0) {
      bytes[size++] = (byte) (left | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  public void varint(int field, long value) {
    varint(field << 3 | VARINT);
    varint(value);
  }

  public void fixed64(int field, double value) {
    varint(field << 3 | FIXED64);
    need(Long.BYTES);
    long left = Double.doubleToRawLongBits(value);
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[size++] = (byte) left;
      left >>>= 8;
    }
  }

  /** The head of a field of so many bytes, which follow. */
  public void head(int field, int length) {
    varint(field << 3 | BYTES);
    varint(length);
  }

  public void text(int field, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    head(field, utf8.length);
    raw(utf8);
  }

  private void need(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
