package eu.megawatt.telemetry.simulate.emit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A request of remote_write 2.0: names and values of labels once, in a table, then references. */
final class WriteBodyV2 implements WriteBody {

  private static final String NAME = "__name__";
  private static final int SYMBOLS = 4;
  private static final int TIMESERIES = 5;
  private static final int LABELS_REFS = 1;
  private static final int SAMPLES = 2;
  private static final int METADATA = 5;
  private static final int VALUE = 1;
  private static final int TIMESTAMP = 2;
  private static final int TYPE = 1;
  private static final int COUNTER = 1;
  private static final int GAUGE = 2;

  private final ProtoWriter symbols = new ProtoWriter(1 << 16);
  private final ProtoWriter body = new ProtoWriter(1 << 18);
  private final SnappyBlock snappy = new SnappyBlock();
  private final Map<String, Integer> references = new HashMap<>();

  /** The references of the labels of what was exported last; the metric's name is set anew. */
  private int[] last = new int[0];

  private int nameAt;
  private int lastNumber = -1;
  private int samples;

  WriteBodyV2() {
    begin();
  }

  private void begin() {
    references.clear();
    symbols.clear();
    body.clear();
    samples = 0;
    lastNumber = -1;
    reference("");
  }

  @Override
  public void sample(Exported exported, Metric metric, long atMillis, double value) {
    if (exported.number() != lastNumber) {
      refer(exported);
    }
    last[nameAt] = reference(exported.nameOf(metric));
    int refs = 0;
    for (int ref : last) {
      refs += ProtoWriter.sizeOf(ref);
    }
    int sample = 1 + Double.BYTES + 1 + ProtoWriter.sizeOf(atMillis);
    int metadata = 2;
    body.head(TIMESERIES, headed(refs) + headed(sample) + headed(metadata));
    body.head(LABELS_REFS, refs);
    for (int ref : last) {
      body.varint(ref);
    }
    body.head(SAMPLES, sample);
    body.fixed64(VALUE, value);
    body.varint(TIMESTAMP, atMillis);
    body.head(METADATA, metadata);
    body.varint(TYPE, metric.isCounter() ? COUNTER : GAUGE);
    samples++;
  }

  private static int headed(int length) {
    return 1 + ProtoWriter.sizeOf(length) + length;
  }

  private void refer(Exported exported) {
    List<Label> labels = exported.labels();
    last = new int[2 * labels.size() + 2];
    int at = 0;
    nameAt = -1;
    for (Label label : labels) {
      if (nameAt < 0 && label.name().compareTo(NAME) > 0) {
        at = referToName(at);
      }
      last[at++] = reference(label.name());
      last[at++] = reference(label.value());
    }
    if (nameAt < 0) {
      referToName(at);
    }
    lastNumber = exported.number();
  }

  private int referToName(int at) {
    last[at] = reference(NAME);
    nameAt = at + 1;
    return at + 2;
  }

  private int reference(String symbol) {
    Integer known = references.get(symbol);
    if (known == null) {
      known = references.size();
      references.put(symbol, known);
      symbols.text(SYMBOLS, symbol);
    }
    return known;
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public byte[] finish() {
    symbols.raw(body.bytes(), body.size());
    byte[] packed = snappy.pack(symbols.bytes(), symbols.size());
    begin();
    return packed;
  }
}
