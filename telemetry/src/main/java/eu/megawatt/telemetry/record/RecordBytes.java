package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Balance;
import eu.megawatt.telemetry.energy.Share;
import java.util.OptionalLong;

/**
 * The content of records as bytes: the same content always gives the same bytes, so they tell
 * whether content differs, and they are small enough to keep hundreds of millions. Version and
 * subject stand outside. The first byte is the layout's number; then follow whole numbers of seven
 * bits a byte, the lowest first, each zigzag coded (protobuf's sint64).
 */
public final class RecordBytes {

  private static final int LAYOUT = 1;

  private RecordBytes() {}

  /** GPUs and rest by method, what was expected, the meter's side of the balance. */
  public static byte[] of(QuarterRecord record) {
    VarintWriter out = new VarintWriter(LAYOUT);
    put(record.gpus(), out);
    put(record.rest(), out);
    out.put(record.expectedMillis());
    put(record.balance().meter(), out);
    return out.bytes();
  }

  /** The record of which these are the bytes. */
  public static QuarterRecord quarter(Subject subject, long startMillis, byte[] bytes) {
    VarintReader in = new VarintReader(bytes, LAYOUT);
    Share gpus = share(in);
    Share rest = share(in);
    long expected = in.next();
    OptionalLong meter = optional(in);
    long nodes = Math.addExact(gpus.millijoules(), rest.millijoules());
    return new QuarterRecord(subject, startMillis, gpus, rest, expected, Balance.of(nodes, meter));
  }

  /** All of a minute but the node and the time. */
  public static byte[] of(MinuteRow row) {
    VarintWriter out = new VarintWriter(LAYOUT);
    out.put(row.gpuMillijoules());
    out.put(row.restMillijoules());
    put(row.gpuMilliwatts(), out);
    put(row.restMilliwatts(), out);
    put(row.utilisationPpm(), out);
    put(row.tensorPpm(), out);
    put(row.temperatureMilliC(), out);
    put(row.memoryKibibytes(), out);
    out.put(row.coveredMillis());
    out.put(row.samples());
    return out.bytes();
  }

  /** The minute of which these are the bytes. */
  public static MinuteRow minute(String nodeId, long startMillis, byte[] bytes) {
    VarintReader in = new VarintReader(bytes, LAYOUT);
    return new MinuteRow(
        nodeId,
        startMillis,
        in.next(),
        in.next(),
        optional(in),
        optional(in),
        optional(in),
        optional(in),
        optional(in),
        optional(in),
        in.next(),
        Math.toIntExact(in.next()));
  }

  private static void put(Share share, VarintWriter out) {
    out.put(share.counterMillijoules());
    out.put(share.interpolatedMillijoules());
    out.put(share.estimatedMillijoules());
    out.put(share.counterMillis());
    out.put(share.interpolatedMillis());
    out.put(share.estimatedMillis());
  }

  private static Share share(VarintReader in) {
    return new Share(in.next(), in.next(), in.next(), in.next(), in.next(), in.next());
  }

  private static void put(OptionalLong value, VarintWriter out) {
    out.put(value.isPresent() ? 1 : 0);
    value.ifPresent(out::put);
  }

  private static OptionalLong optional(VarintReader in) {
    return in.next() == 1 ? OptionalLong.of(in.next()) : OptionalLong.empty();
  }
}
