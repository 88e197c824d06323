package eu.megawatt.telemetry.record;

/** Reads what {@link VarintWriter} wrote. Not thread-safe. */
final class VarintReader {

  private final byte[] bytes;
  private int at = 1;

  VarintReader(byte[] bytes, int layout) {
    if (bytes.length == 0 || bytes[0] != layout) {
      throw new IllegalArgumentException(
          "A record of %d bytes is not of layout %d. Maybe a later version wrote it."
              .formatted(bytes.length, layout));
    }
    this.bytes = bytes;
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
