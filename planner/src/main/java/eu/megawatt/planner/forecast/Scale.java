package eu.megawatt.planner.forecast;

import java.util.Arrays;

/**
 * The scale on which a model works. Counts vary the more the larger they are: on the square root
 * the noise of a Poisson count is even, and on the logarithm that of what grows by shares.
 */
enum Scale {
  PLAIN {
    @Override
    double of(double value) {
      return value;
    }

    @Override
    double undo(double scaled) {
      return Math.max(0, scaled);
    }
  },
  ROOT {
    @Override
    double of(double value) {
      return Math.sqrt(value);
    }

    @Override
    double undo(double scaled) {
      double root = Math.max(0, scaled);
      return root * root;
    }
  },
  LOG {
    @Override
    double of(double value) {
      return Math.log1p(value);
    }

    @Override
    double undo(double scaled) {
      return Math.expm1(Math.clamp(scaled, 0, LARGEST_LOG));
    }
  };

  /** Beyond it a model ran away; e^300 is still a number. */
  private static final double LARGEST_LOG = 300;

  /** A value of 0 or more on this scale; rising. */
  abstract double of(double value);

  /** Back from the scale; never below 0, since no demand is. */
  abstract double undo(double scaled);

  double[] of(double... values) {
    return Arrays.stream(values).map(this::of).toArray();
  }
}
