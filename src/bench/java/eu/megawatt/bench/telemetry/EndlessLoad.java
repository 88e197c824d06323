package eu.megawatt.bench.telemetry;

import eu.megawatt.telemetry.simulate.emit.ProtoWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The corpus' series without an end: rounds of one request for each connection, made as they are
 * needed. Each value follows from its series and round, so that whoever finds one knows whether it
 * is right.
 */
final class EndlessLoad {

  /** A value and a time, as protobuf has them: eight bytes, a tag, six bytes. */
  private static final int OPEN = Double.BYTES + 1 + 6;

  private static final long[] KEPT_PER_UNIT = {1_000, 1, 10_000, 1_000, 1_024, 1_000_000};

  private final int nodesPerRequest;
  private final long startMillis;
  private final PackedTemplate[] requests;

  /**
   * A load.
   *
   * @param labels of each series, as {@link Corpus#seriesLabels} has them
   */
  EndlessLoad(byte[][] labels, int connections, long startMillis) {
    this.startMillis = startMillis;
    nodesPerRequest = labels.length / Corpus.SERIES_PER_NODE / connections;
    requests = new PackedTemplate[connections];
    for (int connection = 0; connection < connections; connection++) {
      requests[connection] = template(labels, connection * series(), startMillis);
    }
  }

  private PackedTemplate template(byte[][] labels, int first, long at) {
    ProtoWriter body = new ProtoWriter(1 << 20);
    int[] open = new int[series()];
    int sample = 1 + OPEN + 1;
    for (int series = 0; series < open.length; series++) {
      byte[] its = labels[first + series];
      body.head(1, its.length + 1 + ProtoWriter.sizeOf(sample) + sample - 1);
      body.raw(its, its.length);
      body.head(2, sample - 1);
      body.fixed64(1, 0);
      open[series] = body.size() - Double.BYTES;
      body.varint(2, at);
    }
    return PackedTemplate.of(body.copy(), open, OPEN);
  }

  /** Series, and with them samples, of one request. */
  int series() {
    return nodesPerRequest * Corpus.SERIES_PER_NODE;
  }

  /** How long a connection's requests are, packed. */
  int length(int connection) {
    return requests[connection].packed().length;
  }

  int connections() {
    return requests.length;
  }

  long atMillis(int round) {
    return startMillis + round * Corpus.STEP_MILLIS;
  }

  /** Which round an instant is of; −1 if of none. */
  int roundOf(long atMillis) {
    long since = atMillis - startMillis;
    return since >= 0 && since % Corpus.STEP_MILLIS == 0 ? (int) (since / Corpus.STEP_MILLIS) : -1;
  }

  /** In the exporter's unit: whole, and never falling where it is a counter. */
  private static long value(int series, int round) {
    long wobble = (series * 31L + round * 17L) % 97;
    return switch (series % KEPT_PER_UNIT.length) {
      case 0 -> 300 + wobble;
      case 1 -> 1_000_000_000L * (1 + series % 1_000) + round * 5_000_000L + wobble;
      case 5 -> wobble % 2;
      default -> wobble;
    };
  }

  /** What is kept of a series' value in a round: milliwatts, millijoules and so on. */
  static long kept(int series, int round) {
    return value(series, round) * KEPT_PER_UNIT[series % KEPT_PER_UNIT.length];
  }

  /** Writes a connection's request of a round, packed, . */
  void write(int connection, int round, ByteBuffer into) {
    PackedTemplate request = requests[connection];
    int begin = into.position();
    into.order(ByteOrder.LITTLE_ENDIAN).put(request.packed());
    long at = atMillis(round);
    int first = connection * series();
    for (int series = 0; series < request.holes().length; series++) {
      int hole = begin + request.holes()[series];
      into.putDouble(hole, (double) value(first + series, round));
      long left = at;
      for (int i = 0; i < 6; i++) {
        into.put(hole + Double.BYTES + 1 + i, (byte) (i < 5 ? left | 0x80 : left));
        left >>>= 7;
      }
    }
  }
}
