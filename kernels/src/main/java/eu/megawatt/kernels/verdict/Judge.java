package eu.megawatt.kernels.verdict;

import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.SoakSecond;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.verdict.Finding.Reason;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says what results of one case are worth: right or wrong comes before any speed, then whether the
 * machine was quiet, then the promise.
 *
 * @param noise how quiet it has to be
 */
public record Judge(Noise noise) {

  /** Judges results of one case on one device, with what is assumed of it. */
  public Finding judge(Result result, Optional<Promise> promise) {
    return switch (result) {
      case Result.Unmeasured it ->
          inconclusive(Reason.NOT_MEASURED, it.absence().word() + ": " + it.detail());
      case Result.Soaked it -> soaked(it, promise);
      case Result.Measured it -> measured(it, promise);
    };
  }

  private Finding measured(Result.Measured it, Optional<Promise> promise) {
    if (it.correctness() instanceof Correctness.Wrong wrong) {
      return wrong(wrong);
    }
    return quiet(it.conditions())
        .orElseGet(
            () ->
                promise
                    .map(to -> Contract.judge(it.values(), it.subject().measure(), to))
                    .orElseGet(() -> nothingPromised(it.values())));
  }

  private static Finding soaked(Result.Soaked it, Optional<Promise> promise) {
    if (it.correctness() instanceof Correctness.Wrong wrong) {
      return wrong(wrong);
    }
    if (!it.isSteady()) {
      return new Finding(
          Verdict.FAIL,
          Reason.WRONG_RESULT,
          "The same operands gave other results: %d fingerprints, which should be one"
              .formatted(fingerprints(it)),
          Optional.empty(),
          false);
    }
    return promise
        .map(to -> Contract.judge(it.values(), it.subject().measure(), to))
        .orElseGet(() -> nothingPromised(it.values()));
  }

  private static long fingerprints(Result.Soaked it) {
    return it.seconds().stream()
        .map(SoakSecond::fingerprint)
        .flatMapToLong(print -> print.stream())
        .distinct()
        .count();
  }

  private Optional<Finding> quiet(Conditions conditions) {
    List<String> loud = noise.of(conditions);
    return loud.isEmpty()
        ? Optional.empty()
        : Optional.of(inconclusive(Reason.NOISY, String.join("; ", loud)));
  }

  private static Finding wrong(Correctness.Wrong it) {
    return new Finding(
        Verdict.FAIL,
        Reason.WRONG_RESULT,
        String.format(
            Locale.ROOT, "%s: error %.3g, %.3g is allowed", it.what(), it.error(), it.tolerance()),
        Optional.empty(),
        false);
  }

  private static Finding nothingPromised(double[] values) {
    if (values.length < Contract.FIRST_LOOK) {
      return Contract.tooFew(values.length);
    }
    return new Finding(
        Verdict.PASS,
        Reason.NOTHING_PROMISED,
        "Right; nothing is assumed of its speed",
        Optional.empty(),
        false);
  }

  private static Finding inconclusive(Reason reason, String detail) {
    return new Finding(Verdict.INCONCLUSIVE, reason, detail, Optional.empty(), false);
  }
}
