package eu.megawatt.service.validation;

import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Measure;
import eu.megawatt.kernels.verdict.Contract;
import eu.megawatt.kernels.verdict.Finding;
import eu.megawatt.kernels.verdict.Judge;
import eu.megawatt.kernels.verdict.Medians;
import eu.megawatt.kernels.verdict.Promise;
import eu.megawatt.service.validation.StoredVerdict.Content;
import eu.megawatt.service.validation.StoredVerdict.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Says what the results of an order are worth, from what is stored alone: the same again is the
 * same, bit for bit.
 */
record Assessor(Judge judge) {

  private static final int LONGEST_DRIVER = 200;

  /**
   * Judges what an order has brought, with what its look had before.
   *
   * @param samples of all orders of the look up to this one, in any order
   * @param next the number of the first verdict
   */
  List<StoredVerdict> assess(
      KeptOrder order, Collection<Sample> samples, Evidence evidence, long next) {
    List<StoredVerdict> verdicts = new ArrayList<>();
    for (Map.Entry<StoredVerdict.Key, Joined> it : Joined.of(samples).entrySet()) {
      if (it.getValue().lastPart() == order.part()) {
        verdicts.add(contract(order, it.getKey(), it.getValue(), evidence, next + verdicts.size()));
      }
    }
    return new Comparisons(evidence).of(verdicts);
  }

  private StoredVerdict contract(
      KeptOrder order, StoredVerdict.Key key, Joined joined, Evidence evidence, long sequence) {
    Device device = joined.device();
    Optional<Profile> profile = evidence.profile(device.model());
    String engine = joined.result().doneBy().orElse("");
    Optional<Promise> promise = profile.flatMap(it -> it.promise(key.kernel(), engine));
    Finding finding = judge.judge(joined.result(), promise);
    double[] values = joined.result().values();
    OptionalDouble median =
        values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Medians.median(values));
    Measure measure = joined.result().subject().measure();
    String driver = device.facts().getOrDefault("driver", "");
    return new StoredVerdict(
        sequence,
        order.id(),
        order.runId(),
        order.nodeId(),
        key,
        device.model(),
        driver.substring(0, Math.min(driver.length(), LONGEST_DRIVER)),
        engine,
        finding.verdict(),
        profile.map(it -> it.needed().contains(key.kernel())).orElse(true),
        comparable(finding, values.length) ? speed(measure, median.orElseThrow()) : 0,
        profile.map(Profile::version).orElse(0L),
        evidence.at(),
        content(finding, joined, measure, values.length, median, promise));
  }

  private static Content content(
      Finding finding,
      Joined joined,
      Measure measure,
      int blocks,
      OptionalDouble median,
      Optional<Promise> promise) {
    Optional<Double> value =
        median.isPresent() ? Optional.of(median.getAsDouble()) : Optional.empty();
    return new Content(
        finding.reason(),
        finding.detail(),
        measure.unit(),
        blocks,
        value,
        finding.ratio(),
        promise.flatMap(to -> value.map(it -> measure.ratio(it, to.value()))),
        promise.map(it -> new Expected(it.value(), it.margin(), it.failureMargin(), it.source())),
        StoredVerdict.Check.of(joined.result()),
        StoredVerdict.Draw.of(joined.result()),
        finding.wantsMore() && joined.hasMore());
  }

  private static double speed(Measure measure, double value) {
    return measure.moreIsBetter() ? value : 1 / value;
  }

  /** What was noisy, wrong or too short says nothing of how fast others are. */
  private static boolean comparable(Finding finding, int blocks) {
    return blocks >= Contract.FIRST_LOOK
        && finding.reason() != Finding.Reason.NOISY
        && finding.reason() != Finding.Reason.WRONG_RESULT;
  }
}
