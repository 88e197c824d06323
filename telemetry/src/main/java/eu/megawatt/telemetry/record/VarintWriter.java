package eu.megawatt.telemetry.record;

import java.util.Arrays;

/** Writes whole numbers as protobuf's sint64. Not thread-safe. */
final class VarintWriter {

  private static final int LONGEST = 10;

  private byte[] bytes = new byte[96];
  private int size;

  VarintWriter(int layout) {
    bytes[size++] = (byte) layout;
  }

  void put(long value) {
    if (size + LONGEST > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    long left = (value << 1) ^ (value >> 63);
    while ((left & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  byte[] bytes() {
    return Arrays.copyOf(bytes, size);
  }
}
