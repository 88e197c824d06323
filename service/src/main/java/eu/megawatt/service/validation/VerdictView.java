package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A verdict as it is shown, with where its evidence is.
 *
 * @param verdict {@code PASS}, {@code DEGRADED}, {@code FAIL} or {@code INCONCLUSIVE}
 * @param value the median, in the unit
 * @param errorRatio the largest error of the results, relative to the largest number of the
 *     reference, which the CPU computes in higher precision; absent where it is no number
 * @param toleranceRatio the largest that is allowed
 * @param powerW the mean over all blocks, by its meter; absent where none could say
 * @param samplesHref where the samples are
 */
public record VerdictView(
    String deviceKind,
    String deviceId,
    String deviceModel,
    String driver,
    String kernel,
    String engine,
    String verdict,
    String reason,
    String detail,
    boolean needed,
    Optional<Double> value,
    String unit,
    int blockCount,
    Optional<Double> medianRatio,
    Optional<Double> lowRatio,
    Optional<Double> highRatio,
    Optional<ExpectedView> expected,
    Optional<Double> errorRatio,
    Optional<Double> toleranceRatio,
    Optional<Double> powerW,
    Optional<String> powerSource,
    long profileVersion,
    Instant at,
    long ageSeconds,
    String runId,
    String runHref,
    String samplesHref) {

  /** What it was held against. */
  public record ExpectedView(
      double value, double marginRatio, double failureMarginRatio, String source) {}

  static VerdictView of(StoredVerdict it, Instant now) {
    StoredVerdict.Content its = it.content();
    String run = "/api/v1/validation-runs/" + it.runId();
    return new VerdictView(
        it.key().deviceKind(),
        it.key().deviceId(),
        it.deviceModel(),
        it.driver(),
        it.key().kernel(),
        it.engine(),
        it.verdict().name(),
        its.reason().name(),
        its.detail(),
        it.isNeeded(),
        its.value(),
        its.unit(),
        its.blockCount(),
        its.medianRatio(),
        its.ratio().map(Interval::low),
        its.ratio().map(Interval::high),
        its.expected()
            .map(
                to ->
                    new ExpectedView(
                        to.value(), to.marginRatio(), to.failureMarginRatio(), to.source())),
        its.check().map(StoredVerdict.Check::errorRatio).filter(Double::isFinite),
        its.check().map(StoredVerdict.Check::toleranceRatio),
        its.draw().map(StoredVerdict.Draw::powerW),
        its.draw().map(draw -> draw.source() + ", " + draw.scope()),
        it.profileVersion(),
        it.at(),
        Math.max(0, Duration.between(it.at(), now).toSeconds()),
        it.runId(),
        run,
        run + "/samples?nodeId=" + it.nodeId());
  }
}
