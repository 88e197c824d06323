package eu.megawatt.planner.models.move;

import eu.megawatt.planner.models.GpuTerms;
import eu.megawatt.planner.models.TaskFigures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** One copy of a model at work, as its figures have it. */
record Serving(TaskFigures figures) {

  static final MathContext DIGITS = MathContext.DECIMAL64;

  private static final MathContext COUNTED = new MathContext(12);
  private static final BigDecimal KW_PER_MW = BigDecimal.valueOf(1_000);

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
   */
  long copies(BigDecimal requestsPerSecond) {
    return requestsPerSecond
        .multiply(figures.gpuTaskSeconds())
        .divide(BigDecimal.valueOf(gpus()), COUNTED)
        .setScale(0, RoundingMode.CEILING)
        .longValueExact();
  }

  BigDecimal requestsPerSecond(long copies) {
    return BigDecimal.valueOf(copies)
        .multiply(BigDecimal.valueOf(gpus()))
        .divide(figures.gpuTaskSeconds(), DIGITS);
  }
}
