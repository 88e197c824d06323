package eu.megawatt.telemetry.simulate.emit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A request of remote_write 1.0: every sample with all of its labels, sorted by name. The labels of
 * something exported are encoded once and kept, about 350 bytes each.
 */
final class WriteBodyV1 implements WriteBody {

  private static final String NAME = "__name__";
  private static final int TIMESERIES = 1;
  private static final int LABELS = 1;
  private static final int SAMPLES = 2;
  private static final int VALUE = 1;
  private static final int TIMESTAMP = 2;

  private final ProtoWriter body = new ProtoWriter(1 << 20);
  private final ProtoWriter series = new ProtoWriter(1 << 10);
  private final SnappyBlock snappy = new SnappyBlock();
  private final List<Encoded> known = new ArrayList<>();
  private final Map<Metric, byte[]> oldNames = new EnumMap<>(Metric.class);
  private final Map<Metric, byte[]> newNames = new EnumMap<>(Metric.class);
  private int samples;

  /** Labels as bytes. */
  private static final class Encoded {
    static final Encoded NOT_YET = new Encoded(new byte[0], new byte[0]);

    /** Those whose names sort before the metric's own. */
    final byte[] before;

    final byte[] after;

    Encoded(byte[] before, byte[] after) {
      this.before = before;
      this.after = after;
    }
  }

  @Override
  public void sample(Exported exported, Metric metric, long atMillis, double value) {
    Encoded labels = encoded(exported);
    series.clear();
    series.raw(labels.before);
    series.raw(name(exported, metric));
    series.raw(labels.after);
    series.head(SAMPLES, 1 + Double.BYTES + 1 + ProtoWriter.sizeOf(atMillis));
    series.fixed64(VALUE, value);
    series.varint(TIMESTAMP, atMillis);
    body.head(TIMESERIES, series.size());
    body.raw(series.bytes(), series.size());
    samples++;
  }

  private byte[] name(Exported exported, Metric metric) {
    return (exported.hasNewNames() ? newNames : oldNames)
        .computeIfAbsent(metric, _ -> name(exported.nameOf(metric)));
  }

  private static byte[] name(String name) {
    ProtoWriter label = new ProtoWriter(128);
    label(label, NAME, name);
    return label.copy();
  }

  private Encoded encoded(Exported exported) {
    while (known.size() <= exported.number()) {
      known.add(Encoded.NOT_YET);
    }
    Encoded found = known.get(exported.number());
    if (found == Encoded.NOT_YET) {
      found = encode(exported);
      known.set(exported.number(), found);
    }
    return found;
  }

  private static Encoded encode(Exported exported) {
    ProtoWriter before = new ProtoWriter(256);
    ProtoWriter after = new ProtoWriter(256);
    for (Label label : exported.labels()) {
      label(label.name().compareTo(NAME) < 0 ? before : after, label.name(), label.value());
    }
    return new Encoded(before.copy(), after.copy());
  }

  private static void label(ProtoWriter out, String name, String value) {
    ProtoWriter label = new ProtoWriter(128);
    label.text(1, name);
    label.text(2, value);
    out.head(LABELS, label.size());
    out.raw(label.bytes(), label.size());
  }

  @Override
  public int samples() {
    return samples;
  }

  @Override
  public byte[] finish() {
    byte[] packed = snappy.pack(body.bytes(), body.size());
    body.clear();
    samples = 0;
    return packed;
  }
}
