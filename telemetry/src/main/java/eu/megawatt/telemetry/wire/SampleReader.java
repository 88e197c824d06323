package eu.megawatt.telemetry.wire;

/** Reads a sample's message: a double and an instant, each 0 where it is left out. */
final class SampleReader {

  private static final int VALUE = 1 << 3 | ProtoReader.FIXED64;
  private static final int AT = 2 << 3 | ProtoReader.VARINT;

  private double value;
  private long atMillis;

  double value() {
    return value;
  }

  /** Milliseconds since 1970. */
  long atMillis() {
    return atMillis;
  }

  /**
   * Reads the message of the given length; what else stands in it, as a start time, is passed over.
   */
  void read(ProtoReader reader, int length) throws MalformedRequestException {
    int outerEnd = reader.enter(length);
    value = 0;
    atMillis = 0;
    while (reader.hasMore()) {
      int tag = reader.tag();
      switch (tag) {
        case VALUE -> value = reader.fixed64();
        case AT -> atMillis = reader.varint();
        default -> reader.skip(tag);
      }
    }
    reader.leave(outerEnd);
  }
}
