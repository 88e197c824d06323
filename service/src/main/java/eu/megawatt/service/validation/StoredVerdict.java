package eu.megawatt.service.validation;

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
      boolean wantsMore) {}

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
