package eu.megawatt.telemetry.wire;

/** Reads label messages one by one and spells them out: the slow way, for what is seen first. */
final class LabelMessages {

  private static final int NAME = 1 << 3 | ProtoReader.BYTES;
  private static final int VALUE = 2 << 3 | ProtoReader.BYTES;

  private LabelMessages() {}

  /** The labels in a run of fields of a series, of which the caller knows that they are labels. */
  static LabelsDraft read(byte[] bytes, int from, int to) throws MalformedRequestException {
    LabelsDraft draft = new LabelsDraft();
    ProtoReader reader = new ProtoReader();
    reader.reset(bytes, from, to);
    while (reader.hasMore()) {
      reader.tag();
      int outerEnd = reader.enter(reader.length());
      readOne(reader, draft);
      reader.leave(outerEnd);
    }
    return draft;
  }

  private static void readOne(ProtoReader reader, LabelsDraft draft)
      throws MalformedRequestException {
    String name = "";
    String value = "";
    while (reader.hasMore()) {
      int tag = reader.tag();
      switch (tag) {
        case NAME -> name = reader.text();
        case VALUE -> value = reader.text();
        default -> reader.skip(tag);
      }
    }
    draft.add(name, value);
  }
}
