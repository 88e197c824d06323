package eu.megawatt.planner.forecast;

import java.util.Arrays;

/** What a candidate forecast from each origin, on its scale, beside what came. */
final class Trial {

  /** How often a model is fitted anew on the way; between, it goes on with the newer values. */
  private static final int FITS = 6;

  private final Candidate candidate;
  private final double[][] errors;
  private final double meanAbsoluteError;

  private Trial(Candidate candidate, double[][] errors, double meanAbsoluteError) {
    this.candidate = candidate;
    this.errors = errors;
    this.meanAbsoluteError = meanAbsoluteError;
  }

  static Trial of(Candidate candidate, double[] values, Origins origins) {
    double[] scaled = candidate.scale().of(values);
    double[][] middles = middles(candidate.model(), scaled, origins);
    double[][] errors = new double[origins.count()][origins.horizon()];
    double sum = 0;
    for (int k = 0; k < origins.count(); k++) {
      for (int h = 0; h < origins.horizon(); h++) {
        int index = origins.known(k) + h;
        errors[k][h] = scaled[index] - middles[k][h];
        sum += Math.abs(values[index] - candidate.scale().undo(middles[k][h]));
      }
    }
    return new Trial(candidate, errors, sum / origins.count() / origins.horizon());
  }

  private static double[][] middles(Model model, double[] scaled, Origins origins) {
    int stretch = Math.ceilDiv(origins.count(), FITS);
    double[][] middles = new double[origins.count()][];
    Model.Fitted fitted = model.fit(Arrays.copyOf(scaled, origins.first()));
    for (int k = 0; k < origins.count(); k++) {
      double[] past = Arrays.copyOf(scaled, origins.known(k));
      if (k > 0 && k % stretch == 0) {
        fitted = model.fit(past);
      }
      middles[k] = fitted.ahead(past, origins.horizon());
    }
    return middles;
  }

  Candidate candidate() {
    return candidate;
  }

  /** How far what came was from what was forecast, by origin and step, on the scale. */
  double[][] errors() {
    return errors;
  }

  /** In the unit of the history. */
  double meanAbsoluteError() {
    return meanAbsoluteError;
  }
}
