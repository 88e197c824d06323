package eu.megawatt.telemetry.wire;

/** Reads the samples of a series: a double and an instant, each 0 where it is left out. */
final class SampleReader {

  /** A sample within its series, in both versions. */
  static final int SAMPLE = 2 << 3 | ProtoReader.BYTES;

  private static final int VALUE = 1 << 3 | ProtoReader.FIXED64;
  private static final int AT = 2 << 3 | ProtoReader.VARINT;

  private double value;

  /** Milliseconds since 1970. */
  private long atMillis;

  /**
   * Reads the message of the given length; what else stands in it, as a start time, is passed over.
   */
  private void read(ProtoReader reader, int length) throws MalformedRequestException {
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

  /** Hands in every sample of the series that is being read, from its first one on. */
  void readAll(ProtoReader reader, int first, int entity, Meaning meaning, Intake intake)
      throws MalformedRequestException {
    reader.goTo(first);
    while (reader.hasMore()) {
      int tag = reader.tag();
      if (tag == SAMPLE) {
        read(reader, reader.length());
        intake.sample(entity, meaning, value, atMillis);
      } else {
        reader.skip(tag);
      }
    }
  }
}
