package eu.megawatt.telemetry.energy;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.telemetry.energy.SyntheticGpu.Stay;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The energy of jobs of ten minutes and more on one GPU, against the truth of thousands. */
class JobAccuracyTest {

  private static final int GPUS = 400;

  @Test
  void between_faultsAndAQuarterOfExportersStale_isWithinHalfAPercentAtP99() {
    double[] errors = errors(seed -> seed % 4 == 0);

    assertThat(errors).hasSizeGreaterThan(2_000);
    assertThat(at(99, errors)).isLessThan(0.005);
  }

  @Test
  void between_faultsAndEveryExporterStale_isWithinHalfAPercentAtP99() {
    assertThat(at(99, errors(_ -> true))).isLessThan(0.005);
  }

  @Test
  void between_faultsWithoutStaleExporters_isWithinAQuarterPercentAtP99() {
    assertThat(at(99, errors(_ -> false))).isLessThan(0.0025);
  }

  /** Relative, without sign, in ascending order. */
  private static double[] errors(IntPredicate isStale) {
    double[] errors =
        IntStream.range(0, GPUS)
            .mapToObj(seed -> errors(seed, isStale.test(seed)))
            .flatMapToDouble(stream -> stream)
            .toArray();
    Arrays.sort(errors);
    return errors;
  }

  private static DoubleStream errors(int seed, boolean isStale) {
    SyntheticGpu gpu = new SyntheticGpu(seed);
    boolean isDivided = seed % 10 == 1;
    EnergyCurve curve = EnergyCurve.of(gpu.readings(isStale, isDivided), SyntheticGpu.LIMITS);
    return gpu.stays().stream().mapToDouble(stay -> error(curve, gpu, stay));
  }

  private static double error(EnergyCurve curve, SyntheticGpu gpu, Stay stay) {
    double truth = gpu.millijoules(stay);
    return Math.abs(curve.between(stay.from(), stay.to()).millijoules() - truth) / truth;
  }

  private static double at(int percent, double[] sorted) {
    return sorted[sorted.length * percent / 100];
  }
}
