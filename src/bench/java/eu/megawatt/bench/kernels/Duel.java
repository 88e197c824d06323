package eu.megawatt.bench.kernels;

import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.verdict.Interval;
import eu.megawatt.kernels.verdict.Medians;
import java.util.ArrayList;
import java.util.List;

/**
 * Two sides by turns, in one process on one CPU: in each round first the one, then the other, the
 * next round the other way round, so that what the machine does meanwhile meets both.
 */
final class Duel {

  private static final long BLOCK_NANOS = 60_000_000;
  private static final int WARM_UPS = 8;
  private static final double ALPHA = 0.01;
  private static final int CALIBRATION_ROUNDS = 400_000;

  private final KernelCase which;
  private final Side java;
  private final Side peer;
  private final List<Double> javaValues = new ArrayList<>();
  private final List<Double> peerValues = new ArrayList<>();
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> calibrations = new ArrayList<>();
  private double kept;

  Duel(KernelCase which, Side java, Side peer) {
    this.which = which;
    this.java = java;
    this.peer = peer;
  }

  KernelsResult.Row fight(String peerName, double goal, int rounds) {
    int javaTimes = pace(java);
    int peerTimes = pace(peer);
    for (int round = 0; round < rounds; round++) {
      calibrations.add(calibration());
      boolean isJavaFirst = round % 2 == 0;
      double first = isJavaFirst ? value(java, javaTimes) : value(peer, peerTimes);
      double second = isJavaFirst ? value(peer, peerTimes) : value(java, javaTimes);
      javaValues.add(isJavaFirst ? first : second);
      peerValues.add(isJavaFirst ? second : first);
      ratios.add(javaValues.getLast() / peerValues.getLast());
    }
    double[] all = array(ratios);
    Interval interval = Medians.interval(all, ALPHA).orElseThrow();
    double[] calibrated = array(calibrations);
    return new KernelsResult.Row(
        which.name(),
        peerName,
        which.measure().unit(),
        rounded(Medians.median(array(javaValues))),
        rounded(Medians.median(array(peerValues))),
        rounded(Medians.median(all)),
        rounded(interval.low()),
        rounded(interval.high()),
        goal,
        rounded(Medians.sigma(calibrated) / Medians.median(calibrated)),
        ratios.stream().map(Duel::rounded).toList());
  }

  double kept() {
    return kept;
  }

  /** How often it takes to fill a block, once it is warm. */
  private static int pace(Side side) {
    int times = 1;
    long nanos = side.run(1);
    for (int i = 0; i < WARM_UPS || nanos < BLOCK_NANOS / 2; i++) {
      times = (int) Math.clamp(times * (double) BLOCK_NANOS / nanos, 1, 1 << 24);
      nanos = side.run(times);
    }
    return times;
  }

  private double value(Side side, int times) {
    return which.measure().of(which.work(), times, side.run(times));
  }

  private double calibration() {
    long began = System.nanoTime();
    double x = 1;
    for (int i = 0; i < CALIBRATION_ROUNDS; i++) {
      x = Math.fma(x, 0.999999, 1);
    }
    kept += x;
    return CALIBRATION_ROUNDS / (double) (System.nanoTime() - began);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e4) / 1e4;
  }
}
