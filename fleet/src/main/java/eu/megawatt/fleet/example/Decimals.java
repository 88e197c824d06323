package eu.megawatt.fleet.example;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounding to the decimals that a person would write into a document. */
final class Decimals {

  private Decimals() {}

  static double round(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }

  static double[] round(double[] values, int decimals) {
    double[] rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = round(values[i], decimals);
    }
    return rounded;
  }

  /** The nearest multiple of a step, at least one step. */
  static int stepped(double value, int step) {
    return Math.max(step, (int) Math.round(value / step) * step);
  }
}
