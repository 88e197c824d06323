package eu.megawatt.bench.jmh;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.telemetry.sample.Quantity;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.wire.Intake;
import eu.megawatt.telemetry.wire.MalformedRequestException;
import eu.megawatt.telemetry.wire.RemoteWriteV1;
import eu.megawatt.telemetry.wire.RemoteWriteV2;
import eu.megawatt.telemetry.wire.Resolution;
import eu.megawatt.telemetry.wire.Scale;
import eu.megawatt.telemetry.wire.SeriesIndex;
import eu.megawatt.telemetry.wire.SeriesLabels;
import eu.megawatt.telemetry.wire.SeriesResolver;
import eu.megawatt.telemetry.wire.Snappy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a sample, from the body of a remote_write request to a batch of canonical samples:
 * unpacked, decoded, resolved, checked. Bodies of 2,000 samples with 11 labels; of the six metrics
 * in them all are needed, or none.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RemoteWriteDecoding.SAMPLES)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RemoteWriteDecoding {

  static final int SAMPLES = 2_000;

  private static final Map<String, Resolution> GPU_METRICS =
      Map.of(
          "DCGM_FI_DEV_POWER_USAGE", known(Quantity.POWER, 1_000),
          "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", known(Quantity.ENERGY, 1),
          "DCGM_FI_DEV_GPU_UTIL", known(Quantity.UTILISATION, 10_000),
          "DCGM_FI_DEV_GPU_TEMP", known(Quantity.TEMPERATURE, 1_000),
          "DCGM_FI_DEV_FB_USED", known(Quantity.MEMORY, 1_024),
          "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", known(Quantity.TENSOR, 1_000_000));

  private static final int MOST_PLAIN = 1 << 20;
  private static final int MOST_SERIES = 1 << 20;
  private static final long RATED_MILLIWATTS = 700_000;

  private final SeriesIndex needed = new SeriesIndex(new ByMetric(GPU_METRICS), MOST_SERIES);
  private final RemoteWriteV1 v1 = new RemoteWriteV1(needed);
  private final RemoteWriteV2 v2 = new RemoteWriteV2(needed);
  private final RemoteWriteV1 v1Unneeded =
      new RemoteWriteV1(new SeriesIndex(new ByMetric(Map.of()), MOST_SERIES));
  private final Intake intake = new Intake(new SampleBatch(SAMPLES));
  private final byte[] plain = new byte[MOST_PLAIN];
  private byte[] v1Body = plain;
  private byte[] v2Body = plain;

  @Setup
  public void read() throws IOException {
    Path folder = Checkout.shared().resolve("data/telemetry/remote_write");
    v1Body = Files.readAllBytes(folder.resolve("generated-dcgm-v1-2000samples.bin"));
    v2Body = Files.readAllBytes(folder.resolve("generated-dcgm-v2-2000samples.bin"));
  }

  @Benchmark
  public int version1() throws MalformedRequestException {
    int length = unpack(v1Body);
    intake.begin(0, Long.MAX_VALUE);
    v1.decode(plain, length, intake);
    return all(intake.batch().size());
  }

  @Benchmark
  public int version1Unneeded() throws MalformedRequestException {
    int length = unpack(v1Body);
    intake.begin(0, Long.MAX_VALUE);
    v1Unneeded.decode(plain, length, intake);
    return intake.batch().size();
  }

  @Benchmark
  public int version2() throws MalformedRequestException {
    int length = unpack(v2Body);
    intake.begin(0, Long.MAX_VALUE);
    v2.decode(plain, length, intake);
    return all(intake.batch().size());
  }

  @Benchmark
  public int version1UnpackedOnly() throws MalformedRequestException {
    return unpack(v1Body);
  }

  private int unpack(byte[] body) throws MalformedRequestException {
    int length = Snappy.plainLength(body, body.length, MOST_PLAIN - Snappy.SLACK);
    Snappy.decode(body, body.length, plain, length);
    return length;
  }

  private static int all(int decoded) {
    if (decoded != SAMPLES) {
      throw new IllegalStateException(decoded + " samples of " + SAMPLES);
    }
    return decoded;
  }

  private static Resolution known(Quantity what, long times) {
    return new Resolution.Known(0, what, Scale.times(times), RATED_MILLIWATTS);
  }

  /** Knows a series by its metric alone. */
  private record ByMetric(Map<String, Resolution> answers) implements SeriesResolver {

    @Override
    public Set<String> metrics() {
      return answers.keySet();
    }

    @Override
    public Resolution resolve(SeriesLabels series) {
      return Objects.requireNonNull(answers.get(series.metric()));
    }

    @Override
    public long generation() {
      return 0;
    }
  }
}
