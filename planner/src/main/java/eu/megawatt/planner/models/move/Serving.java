package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.GpuTerms;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Copies of a model that serve one task of a mix, as its figures have it. Each task has copies of
 * its own: a copy was measured with one task at a time.
 *
 * @param share of all requests that are of this task
 */
record Serving(BigDecimal share, TaskFigures figures) {

  static final MathContext DIGITS = MathContext.DECIMAL64;

  private static final MathContext COUNTED = new MathContext(12);
  private static final BigDecimal KW_PER_MW = BigDecimal.valueOf(1_000);

  static List<Serving> of(MixFigures figures) {
    return figures.parts().stream()
        .map(it -> new Serving(figures.share(it), it.figures()))
        .toList();
  }

  int gpus() {
    return figures.choice().measurement().configuration().gpuCount();
  }

  GpuTerms terms() {
    return figures.under().terms(figures.choice().measurement().configuration().gpuType());
  }

  /** Of the copy's GPUs with their hosts and cooling. */
  BigDecimal facilityMw() {
    return terms()
        .hostKw()
        .value()
        .multiply(figures.under().pue().value())
        .multiply(BigDecimal.valueOf(gpus()))
        .divide(KW_PER_MW, DIGITS);
  }

  /**
   * The fewest that keep up. GPU-seconds that requests take every second are GPUs, to 12 digits:
   * what was divided and multiplied again is not to ask for another copy.
   *
   * @param requestsPerSecond of the whole mix
   */
  long copies(BigDecimal requestsPerSecond) {
    return requestsPerSecond
        .multiply(share)
        .multiply(figures.gpuTaskSeconds())
        .divide(BigDecimal.valueOf(gpus()), COUNTED)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  /** Of the whole mix, where this task is not to have more copies. */
  BigDecimal requestsPerSecond(long copies) {
    return BigDecimal.valueOf(copies)
        .multiply(BigDecimal.valueOf(gpus()))
        .divide(figures.gpuTaskSeconds().multiply(share), DIGITS);
  }
}
