package eu.megawatt.kernels.run;

import eu.megawatt.kernels.suite.Block;

/**
 * A short loop of multiplications and additions that fits into registers: on a quiet machine it
 * takes the same time each time, so how it varies says how quiet the machine is.
 */
final class Calibration {

  private static final int CHAINS = 8;
  private static final int ROUNDS = 200_000;
  private static final double FACTOR = 0.999999;

  private static final int WARM_UPS = 50;

  private double kept;

  /** One that the compiler has seen. */
  Calibration() {
    for (int i = 0; i < WARM_UPS; i++) {
      kept += loop();
    }
  }

  /** Runs it once, a millisecond or so. */
  Block block() {
    long began = System.nanoTime();
    kept += loop();
    return new Block((long) CHAINS * ROUNDS, Math.max(1, System.nanoTime() - began));
  }

  /** What all loops have made, so that none can be left out by the compiler. */
  double kept() {
    return kept;
  }

  private static double loop() {
    double a = 1;
    double b = 2;
    double c = 3;
    double d = 4;
    double e = 5;
    double f = 6;
    double g = 7;
    double h = 8;
    for (int i = 0; i < ROUNDS; i++) {
      a = Math.fma(a, FACTOR, 1);
      b = Math.fma(b, FACTOR, 1);
      c = Math.fma(c, FACTOR, 1);
      d = Math.fma(d, FACTOR, 1);
      e = Math.fma(e, FACTOR, 1);
      f = Math.fma(f, FACTOR, 1);
      g = Math.fma(g, FACTOR, 1);
      h = Math.fma(h, FACTOR, 1);
    }
    return a + b + c + d + e + f + g + h;
  }
}
