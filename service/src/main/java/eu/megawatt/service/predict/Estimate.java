package eu.megawatt.service.predict;

import eu.megawatt.kernels.predict.Prediction;
import eu.megawatt.kernels.suite.Kernel;
import java.util.List;
import java.util.Map;

/**
 * How long some work takes on GPUs of a type, and what energy, with what that is known from. Low
 * and high are the ends of an interval that holds it in 95 of 100 cases.
 *
 * @param nodeCount nodes whose rates count
 * @param runSeconds of all GPUs together, until the slowest is done
 * @param tokensPerSecond of all GPUs together
 * @param factorRatio by which the roofline is corrected, from the small model that was measured as
 *     a whole
 * @param corrected whether it was measured for all parts of the work; where it was not, the factor
 *     of that part is 1
 * @param perGpuW what a GPU draws meanwhile, with its share of what its node draws beside GPUs
 * @param powerSource where that is from: {@code Measured} by the GPUs' meters while the kernels
 *     ran, {@code Said} of the work, or {@code Rated} by the fleet's GPU model
 * @param evidenceCount runs that it is known from; the newest are in {@code evidence}
 */
public record Estimate(
    List<String> deviceModels,
    int nodeCount,
    double runSeconds,
    double lowSeconds,
    double highSeconds,
    double tokensPerSecond,
    double lowTokensPerSecond,
    double highTokensPerSecond,
    double factorRatio,
    boolean corrected,
    double perGpuW,
    String powerSource,
    double perTokenJ,
    double lowPerTokenJ,
    double highPerTokenJ,
    double energyWh,
    List<RateView> rates,
    int evidenceCount,
    List<EvidenceView> evidence) {

  private static final double SECONDS_PER_HOUR = 3_600;

  /** The rate of a kernel, the median of the nodes. */
  public record RateView(String kernel, String engine, double value, String unit) {}

  /** A run and what of it counts. */
  public record EvidenceView(String runId, int nodeCount, List<String> kernels) {}

  /** What a GPU draws, and who says so. */
  record Draw(double watts, String source) {}

  /** With times and energy of some GPUs. */
  static Estimate of(
      Prediction time,
      double tokens,
      int gpus,
      double factor,
      boolean corrected,
      Draw draw,
      Known known) {
    double joulePerSecond = draw.watts * gpus / tokens;
    return new Estimate(
        known.deviceModels,
        known.nodeCount,
        time.seconds(),
        time.interval().low(),
        time.interval().high(),
        tokens / time.seconds(),
        tokens / time.interval().high(),
        tokens / time.interval().low(),
        factor,
        corrected,
        draw.watts,
        draw.source,
        joulePerSecond * time.seconds(),
        joulePerSecond * time.interval().low(),
        joulePerSecond * time.interval().high(),
        draw.watts * gpus * time.seconds() / SECONDS_PER_HOUR,
        known.rates,
        known.evidenceCount,
        known.evidence);
  }

  /** What it is known from. */
  record Known(
      List<String> deviceModels,
      int nodeCount,
      List<RateView> rates,
      int evidenceCount,
      List<EvidenceView> evidence) {

    private static final int MOST_EVIDENCE = 20;

    static Known of(TypeRates of) {
      List<EvidenceView> runs = Evidence.of(of.measured());
      return new Known(
          of.measured().stream().map(it -> it.look().deviceModel()).distinct().sorted().toList(),
          of.rates().nodeCount(),
          of.choices().entrySet().stream().map(it -> rate(of, it)).toList(),
          runs.size(),
          runs.stream().limit(MOST_EVIDENCE).toList());
    }

    private static RateView rate(TypeRates of, Map.Entry<Kernel, Look.Choice> it) {
      return new RateView(
          it.getValue().name(),
          it.getValue().engine(),
          of.rates().typical(it.getKey()),
          switch (it.getKey().measure()) {
            case TERAFLOPS -> "FLOP/s";
            case GIGABYTES -> "B/s";
            case TOKENS -> "tokens/s";
            case READS, MEGALOOKUPS, MICROSECONDS, NANOSECONDS -> "calls/s";
          });
    }
  }
}
