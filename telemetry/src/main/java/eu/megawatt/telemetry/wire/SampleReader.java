package eu.megawatt.telemetry.wire;

/**
 * Reads the samples of a series: a double and an instant, each 0 where it is left out, and in
 * version 2.0 when the counter began.
 */
final class SampleReader {

  /** A sample within its series, in both versions. */
  static final int SAMPLE = 2 << 3 | ProtoReader.BYTES;

  private static final int VALUE = 1 << 3 | ProtoReader.FIXED64;
  private static final int AT = 2 << 3 | ProtoReader.VARINT;

  /** {@code start_timestamp} of version 2.0. */
  private static final int START = 3 << 3 | ProtoReader.VARINT;

  /** No field has it. */
  private static final int NO_START = 0;

  private final int startTag;
  private double value;

  /** Milliseconds since 1970. */
  private long atMillis;

  /** The same, of when the counter began; 0 if that is not said. */
  private long startMillis;

  private SampleReader(int startTag) {
    this.startTag = startTag;
  }

  /** Of samples that do not say when their counters began. */
  static SampleReader v1() {
    return new SampleReader(NO_START);
  }

  /** Of samples that may say it. */
  static SampleReader v2() {
    return new SampleReader(START);
  }

  /** Reads the message of the given length; what else stands in it is passed over. */
  private void read(ProtoReader reader, int length) throws MalformedRequestException {
    int outerEnd = reader.enter(length);
    value = 0;
    atMillis = 0;
    startMillis = 0;
    while (reader.hasMore()) {
      int tag = reader.tag();
      switch (tag) {
        case VALUE -> value = reader.fixed64();
        case AT -> atMillis = reader.varint();
        default -> {
          if (tag == startTag) {
            startMillis = reader.varint();
          } else {
            reader.skip(tag);
          }
        }
      }
    }
    reader.leave(outerEnd);
  }

  /**
   * Hands in every sample of the series that is being read, from its first one on.
   *
   * @param createdMillis when the counter began of samples that do not say it themselves; 0 if
   *     nobody does
   */
  void readAll(
      ProtoReader reader, int first, long createdMillis, int entity, Meaning meaning, Intake intake)
      throws MalformedRequestException {
    reader.goTo(first);
    while (reader.hasMore()) {
      int tag = reader.tag();
      if (tag == SAMPLE) {
        read(reader, reader.length());
        intake.sample(
            entity, meaning, value, atMillis, startMillis == 0 ? createdMillis : startMillis);
      } else {
        reader.skip(tag);
      }
    }
  }
}
