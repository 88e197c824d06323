package eu.megawatt.telemetry.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes whole numbers as protobuf's sint64, texts and bytes. Not thread-safe. */
final class VarintWriter {

  private static final int LONGEST = 10;

  private byte[] bytes = new byte[96];
  private int size;

  VarintWriter(int layout) {
    bytes[size++] = (byte) layout;
  }

  void put(long value) {
    makeRoom(LONGEST);
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** A text: how many bytes of UTF-8, and these. */
  void put(String text) {
    put(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes, and these. */
  void put(byte[] plain) {
    put(plain.length);
    makeRoom(plain.length);
    System.arraycopy(plain, 0, bytes, size, plain.length);
    size += plain.length;
  }

  private void makeRoom(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
