package eu.megawatt.service.validation;

import eu.megawatt.kernels.sample.Energy;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.verdict.Finding;
import eu.megawatt.kernels.verdict.Interval;
import eu.megawatt.kernels.verdict.Verdict;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was said of a kernel on a device of a node, as it is kept.
 *
 * @param sequence greater than those of all before
 * @param orderId whose results were the last that it has seen
 * @param isNeeded whether placements need the kernel
 * @param speed more is better, 0 where none can be compared
 * @param profileVersion of what it was held against, 0 where nothing is said of the model
 */
record StoredVerdict(
    long sequence,
    String orderId,
    String runId,
    String nodeId,
    Key key,
    String deviceModel,
    String driver,
    String engine,
    Verdict verdict,
    boolean isNeeded,
    double speed,
    long profileVersion,
    Instant at,
    Content content) {

  /** What it is about. */
  record Key(String deviceKind, String deviceId, String kernel) {}

  /**
   * Why.
   *
   * @param value the median, in the unit
   * @param ratio measured over promised speed, with its confidence
   * @param medianRatio the same of the median
   * @param check how its results were held against the reference; empty where they were not
   * @param draw what it drew meanwhile; empty where no meter could say
   */
  record Content(
      Finding.Reason reason,
      String detail,
      String unit,
      int blockCount,
      Optional<Double> value,
      Optional<Interval> ratio,
      Optional<Double> medianRatio,
      Optional<Expected> expected,
      Optional<Check> check,
      Optional<Draw> draw,
      boolean wantsMore) {}

  /** The largest error of the results, as a share of the reference's largest number. */
  record Check(double errorRatio, double toleranceRatio) {

    /** Of a result; empty where it was not checked. */
    static Optional<Check> of(Result result) {
      return switch (result) {
        case Result.Measured it -> Optional.of(of(it.correctness()));
        case Result.Soaked it -> Optional.of(of(it.correctness()));
        case Result.Unmeasured _ -> Optional.empty();
      };
    }

    private static Check of(Correctness it) {
      return new Check(it.error(), it.tolerance());
    }
  }

  /**
   * The mean power over all blocks.
   *
   * @param source who says so
   * @param scope what it covers
   */
  record Draw(double powerW, String source, String scope) {

    private static final double NANOJOULES_PER_MILLIJOULE = 1e6;

    /** Of a result; empty where nobody has said what it took. */
    static Optional<Draw> of(Result result) {
      return result instanceof Result.Measured it
          ? it.energy().filter(energy -> energy.nanoseconds() > 0).map(Draw::of)
          : Optional.empty();
    }

    private static Draw of(Energy it) {
      double watts = it.millijoules() * NANOJOULES_PER_MILLIJOULE / it.nanoseconds();
      return new Draw(watts, it.source(), it.scope());
    }
  }

  /** What it was held against. */
  record Expected(double value, double marginRatio, double failureMarginRatio, String source) {}

  /**
   * Whether it proves that the device delivers what placements need of it. A kernel of which a
   * profile assumes something is not proved by the speed of another engine than it names.
   */
  boolean isProof() {
    boolean isHeldAgainstNothing = content.expected().isEmpty();
    return verdict == Verdict.PASS && !(isNeeded && profileVersion > 0 && isHeldAgainstNothing);
  }

  /** The newest of each kernel and device. */
  static List<StoredVerdict> newest(List<StoredVerdict> oldestFirst) {
    Map<Key, StoredVerdict> newest = new LinkedHashMap<>();
    oldestFirst.forEach(it -> newest.put(it.key, it));
    return List.copyOf(newest.values());
  }

  /** The worst of those that placements need; empty where there is none. */
  static Optional<Verdict> worst(List<StoredVerdict> verdicts) {
    return verdicts.stream()
        .filter(StoredVerdict::isNeeded)
        .map(StoredVerdict::verdict)
        .reduce(Verdict::worse);
  }
}
