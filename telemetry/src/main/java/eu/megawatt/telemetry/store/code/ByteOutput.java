package eu.megawatt.telemetry.store.code;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Bytes as they are written, growing as needed; fixed numbers big end first. Not thread-safe. */
public final class ByteOutput {

  /** The most bytes that a number of variable length takes. */
  public static final int MOST = 10;

  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes;
  private int size;

  public ByteOutput(int room) {
    bytes = new byte[room];
  }

  /** The array written to, until {@link #reserve} or a {@code put} needs a larger one. */
  public byte[] array() {
    return bytes;
  }

  public int size() {
    return size;
  }

  /** Goes on or back to a size; bytes between are as they were. */
  public void size(int newSize) {
    size = newSize;
  }

  /** Makes room for so many bytes more. */
  public void reserve(int more) {
    int needed = Math.addExact(size, more);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(1 << 30, 2L * bytes.length)));
    }
  }

  public void putByte(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  public void putInt(int value) {
    reserve(Integer.BYTES);
    INT.set(bytes, size, value);
    size += Integer.BYTES;
  }

  public void putLong(long value) {
    reserve(Long.BYTES);
    LONG.set(bytes, size, value);
    size += Long.BYTES;
  }

  /** Writes over four bytes that are there. */
  public void setInt(int at, int value) {
    INT.set(bytes, at, value);
  }

  /** A number without sign in as few bytes as it needs. */
  public void putNumber(long value) {
    reserve(MOST);
    size = put(bytes, size, value);
  }

  public void putBytes(byte[] from, int offset, int length) {
    reserve(length);
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Checksum of some of the bytes. */
  public int crc(int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  /** Seven bits a byte, the lowest first; all bytes but the last have the highest bit set. */
  static int put(byte[] into, int at, long value) {
    int place = at;
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      into[place++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    into[place++] = (byte) rest;
    return place;
  }

  /** Small numbers of either sign become small numbers: 0, -1, 1, -2 … are 0, 1, 2, 3 … */
  static long zigZag(long value) {
    return (value << 1) ^ (value >> 63);
  }
}
