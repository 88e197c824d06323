package eu.megawatt.planner.forecast;

import java.util.Arrays;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * Exponential smoothing, with a damped trend and an additive season where they are asked for
 * (Holt-Winters). Its weights are those with the least squared error one step ahead, found by the
 * simplex of Nelder and Mead.
 *
 * @param season in steps; 1 where nothing repeats
 */
record Smoothing(Trend trend, int season) implements Model {

  private static final int FEWEST_SEASONS = 2;
  private static final int FEWEST = 10;

  /** The values that weights are fitted to, the last ones: more hardly change them. */
  private static final int FITTED = 2_000;

  private static final int FITTED_SEASONS = 4;
  private static final int ITERATIONS = 120;
  private static final int EVALUATIONS = 1_000;
  private static final double TOLERANCE = 1e-6;
  private static final double SIDE = 1.5;

  /** Level, season, trend and damping: small weights but for the level's, as series mostly have. */
  private static final double[] BEGIN = {-1, -2, -2, 1};

  @Override
  public String title() {
    String name = trend == Trend.DAMPED ? "damped smoothing" : "smoothing";
    return season == 1 ? name : "seasonal %s (%d)".formatted(name, season);
  }

  @Override
  public int fewest() {
    return Math.max(FEWEST, FEWEST_SEASONS * season);
  }

  @Override
  public Fitted fit(double... past) {
    SmoothingWeights weights = weights(past);
    return (values, horizon) -> {
      SmoothingState state = new SmoothingState(weights, season, values);
      for (double value : values) {
        state.take(value);
      }
      return state.ahead(horizon);
    };
  }

  private SmoothingWeights weights(double[] past) {
    int fitted = Math.max(FITTED, FITTED_SEASONS * season);
    double[] last = Arrays.copyOfRange(past, Math.max(0, past.length - fitted), past.length);
    MultivariateFunction loss = point -> loss(at(point), last);
    double[] best =
        new SimplexOptimizer(new SimpleValueChecker(TOLERANCE, TOLERANCE, ITERATIONS))
            .optimize(
                new MaxEval(EVALUATIONS),
                new ObjectiveFunction(loss),
                GoalType.MINIMIZE,
                new InitialGuess(Arrays.copyOf(BEGIN, coordinates())),
                new NelderMeadSimplex(coordinates(), SIDE))
            .getPoint();
    return at(best);
  }

  private SmoothingWeights at(double[] point) {
    return SmoothingWeights.at(trend, season > 1, point);
  }

  private int coordinates() {
    if (trend == Trend.DAMPED) {
      return BEGIN.length;
    }
    return season > 1 ? 2 : 1;
  }

  /** The mean squared error one step ahead; finite, so that the search can go on. */
  private double loss(SmoothingWeights weights, double[] past) {
    SmoothingState state = new SmoothingState(weights, season, past);
    double sum = 0;
    for (double value : past) {
      double error = state.take(value);
      sum += error * error;
    }
    return sum / past.length;
  }
}
