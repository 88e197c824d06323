package eu.megawatt.planner.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * A straight line with sines and cosines of each season, by least squares, and a residual that
 * fades as an AR(1) does. It may have several seasons, and one that came only once and a half.
 *
 * @param seasons in steps, from short to long
 */
record HarmonicRegression(List<Integer> seasons) implements Model {

  private static final int FEWEST = 12;

  /** The pairs of sine and cosine of a season: enough for a day with two peaks or a weekend. */
  private static final int PAIRS = 4;

  /** The pairs of a season that came but a few times, whose finer shape would be noise. */
  private static final int PAIRS_OF_FEW = 2;

  private static final int FEW_SEASONS = 3;

  /** How often a season must have come to be fitted. */
  static final double SEASONS_NEEDED = 1.5;

  /** The values that it is fitted to, the last ones, where the longest season needs no more. */
  private static final int FITTED = 2_000;

  private static final int FITTED_SEASONS = 3;
  private static final double MOST_CORRELATION = 0.99;

  HarmonicRegression {
    seasons = List.copyOf(seasons);
  }

  @Override
  public String title() {
    return "harmonic regression (%s)"
        .formatted(seasons.stream().map(String::valueOf).collect(Collectors.joining(", ")));
  }

  @Override
  public int fewest() {
    int shortest = seasons.getFirst();
    return Math.max(FEWEST, (int) Math.ceil(SEASONS_NEEDED * shortest) + 2 * PAIRS + 2);
  }

  @Override
  public Fitted fit(double... past) {
    int from = Math.max(0, past.length - Math.max(FITTED, FITTED_SEASONS * seasons.getLast()));
    double[] y = Arrays.copyOfRange(past, from, past.length);
    List<Double> turns = turns(y.length);
    double[][] rows = new double[y.length][];
    for (int i = 0; i < y.length; i++) {
      rows[i] = row(turns, (double) i / y.length, from + i);
    }
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows);
    RealVector values = MatrixUtils.createRealVector(y);
    RealVector weights = new QRDecomposition(matrix).getSolver().solve(values);
    double fading = fading(values.subtract(matrix.operate(weights)).toArray());
    IntToDoubleFunction line =
        index ->
            weights.dotProduct(
                MatrixUtils.createRealVector(
                    row(turns, (double) (index - from) / y.length, index)));
    return (longer, horizon) -> ahead(line, fading, longer, horizon);
  }

  private static double[] ahead(
      IntToDoubleFunction line, double fading, double[] past, int horizon) {
    int last = past.length - 1;
    double residual = past[last] - line.applyAsDouble(last);
    double[] next = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      residual *= fading;
      next[h] = line.applyAsDouble(past.length + h) + residual;
    }
    return next;
  }

  /** Turns per step of each pair that so many values can tell, none twice. */
  private List<Double> turns(int count) {
    List<Double> turns = new ArrayList<>();
    for (int season : seasons) {
      for (int pair = 1; pair <= pairs(season, count); pair++) {
        double turn = (double) pair / season;
        if (!turns.contains(turn)) {
          turns.add(turn);
        }
      }
    }
    return turns;
  }

  private static int pairs(int season, int count) {
    if (count < SEASONS_NEEDED * season) {
      return 0;
    }
    int most = count < FEW_SEASONS * season ? PAIRS_OF_FEW : PAIRS;
    return Math.min(most, (season - 1) / 2);
  }

  private static double[] row(List<Double> turns, double along, int index) {
    double[] row = new double[2 + 2 * turns.size()];
    row[0] = 1;
    row[1] = along;
    for (int i = 0; i < turns.size(); i++) {
      double angle = 2 * Math.PI * turns.get(i) * index;
      row[2 + 2 * i] = Math.sin(angle);
      row[3 + 2 * i] = Math.cos(angle);
    }
    return row;
  }

  /** The correlation of residuals with the ones before, from 0 to almost 1. */
  private static double fading(double[] residuals) {
    double with = 0;
    double own = 0;
    for (int i = 1; i < residuals.length; i++) {
      with += residuals[i] * residuals[i - 1];
      own += residuals[i - 1] * residuals[i - 1];
    }
    return own <= 0 ? 0 : Math.clamp(with / own, 0, MOST_CORRELATION);
  }
}
