package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.energy.Used;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The content of records as bytes: the same content always gives the same bytes, so they tell
 * whether content differs, and they are small enough to keep hundreds of millions. Version and
 * subject stand outside. The first byte is the layout's number; then follow whole numbers of seven
 * bits a byte, the lowest first, each zigzag coded (protobuf's sint64), and texts: how many bytes
 * of UTF-8, and these.
 */
public final class RecordBytes {

  private static final int MINUTES = 1;

  /** Of quarter-hours: the first knew no users. */
  private static final int WITHOUT_USERS = 1;

  private static final int WITH_USERS = 2;

  /** A kind of job is its place here. */
  private static final List<JobKind> KINDS =
      List.of(JobKind.TRAINING, JobKind.FINE_TUNING, JobKind.BATCH, JobKind.INFERENCE);

  private RecordBytes() {}

  /** GPUs and rest by method, what was expected, the meter's side of the balance, the users. */
  public static byte[] of(QuarterRecord record) {
    VarintWriter out = new VarintWriter(WITH_USERS);
    put(record.gpus(), out);
    put(record.rest(), out);
    out.put(record.expectedMillis());
    put(record.balance().meter(), out);
    switch (record.subject().scope()) {
      case JOB -> out.put(KINDS.indexOf(record.users().firstEntry().getValue().kind()));
      case NODE, DOMAIN, SITE -> {
        out.put(record.users().size());
        record.users().forEach((user, used) -> put(record.subject().scope(), user, used, out));
      }
    }
    return out.bytes();
  }

  /** A class needs no name beside its kind. */
  private static void put(RecordScope scope, String user, Used used, VarintWriter out) {
    out.put(KINDS.indexOf(used.kind()));
    if (scope == RecordScope.NODE) {
      out.put(user);
    }
    put(used.gpus(), out);
    put(used.rest(), out);
    out.put(used.expectedMillis());
  }

  /** The record of which these are the bytes. */
  public static QuarterRecord quarter(Subject subject, long startMillis, byte[] bytes) {
    VarintReader in = new VarintReader(bytes, WITHOUT_USERS, WITH_USERS);
    Share gpus = share(in);
    Share rest = share(in);
    long expected = in.next();
    OptionalLong meter = optional(in);
    Map<String, Used> users =
        in.layout() == WITHOUT_USERS
            ? Map.of()
            : subject.scope() == RecordScope.JOB
                ? Map.of(subject.id(), new Used(kind(in), gpus, rest, expected))
                : users(subject.scope(), in);
    return QuarterRecord.of(subject, startMillis, gpus, rest, expected, users, meter);
  }

  private static Map<String, Used> users(RecordScope scope, VarintReader in) {
    Map<String, Used> users = new TreeMap<>();
    for (long left = in.next(); left > 0; left--) {
      JobKind kind = kind(in);
      String user = scope == RecordScope.NODE ? in.text() : kind.word();
      users.put(user, new Used(kind, share(in), share(in), in.next()));
    }
    return users;
  }

  private static JobKind kind(VarintReader in) {
    return KINDS.get(Math.toIntExact(in.next()));
  }

  /** All of a minute but the node and the time. */
  public static byte[] of(MinuteRow row) {
    VarintWriter out = new VarintWriter(MINUTES);
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
    VarintReader in = new VarintReader(bytes, MINUTES);
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
