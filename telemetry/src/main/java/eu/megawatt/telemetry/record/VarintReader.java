package eu.megawatt.telemetry.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link VarintWriter} wrote. Not thread-safe. */
final class VarintReader {

  private final byte[] bytes;
  private int at = 1;

  VarintReader(byte[] bytes, int... layouts) {
    if (bytes.length == 0 || Arrays.stream(layouts).noneMatch(layout -> layout == bytes[0])) {
      throw new IllegalArgumentException(
          "A record of %d bytes is of none of the layouts %s. Maybe a later version wrote it."
              .formatted(bytes.length, Arrays.toString(layouts)));
    }
    this.bytes = bytes;
  }

  int layout() {
    return bytes[0];
  }

  String text() {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  byte[] bytes() {
    int length = length();
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  void skipBytes() {
    int length = length();
    at += length;
  }

  private int length() {
    long length = next();
    if (length < 0 || length > bytes.length - at) {
      throw new IllegalArgumentException(
          "A record ends within a part of %d bytes at byte %d".formatted(length, at));
    }
    return (int) length;
  }

  long next() {
    long value = 0;
    for (int shift = 0; at < bytes.length && shift < Long.SIZE; shift += 7) {
      byte part = bytes[at++];
      value |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("A record ends within a number at byte " + at);
  }
}
