package eu.megawatt.scheduler.demand;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What any number of replicas of a service in one pool draw together. Those that have whole GPUs
 * all draw the same. Where several have parts of a GPU, GPUs with all their replicas draw the same,
 * and the last one, where replicas are left over, is as much less busy as it has fewer of them: the
 * sum has corners of its own. Not thread-safe.
 */
final class Group {

  /** Sums that are kept; others are made again. */
  private static final int KEPT = 128;

  /** Loads that count as one. */
  private static final double NEARLY = 1e-9;

  private final Curve unit;
  private final double one;

  /** By the number of replicas, and what they are alike where nothing is known. */
  private final Curve[] kept;

  /**
   * @param unit what a replica draws that has whole GPUs, or a GPU with all its replicas
   * @param one requests a second that a replica answers at the most
   */
  Group(Curve unit, double one) {
    this.unit = unit;
    this.one = one;
    kept = new Curve[unit.replicas() == 1 ? 0 : KEPT];
    Arrays.fill(kept, unit);
  }

  /** What is alike: a replica, or a GPU with all its replicas. */
  Curve unit() {
    return unit;
  }

  /** Of so many replicas, to be multiplied by {@link #times}. */
  Curve curve(int replicas) {
    if (replicas % unit.replicas() == 0) {
      return unit;
    }
    int at = replicas % KEPT;
    if (kept[at].replicas() != replicas) {
      kept[at] = sum(replicas / unit.replicas(), replicas % unit.replicas());
    }
    return kept[at];
  }

  /** How many of the curve of so many replicas they are. */
  int times(int replicas) {
    return replicas % unit.replicas() == 0 ? replicas / unit.replicas() : 1;
  }

  private Curve sum(int full, int rest) {
    double part = (double) rest / unit.replicas();
    double[] corners = corners(full, part);
    double[] watts =
        Arrays.stream(corners).map(it -> full * unit.at(it) + unit.at(it * part)).toArray();
    int replicas = full * unit.replicas() + rest;
    return Curve.of(replicas, corners, watts, replicas * one);
  }

  /** Loads at which full GPUs or the last one have a corner, and 1. */
  private double[] corners(int full, double part) {
    double[] all =
        DoubleStream.concat(
                full > 0 ? Arrays.stream(unit.loads()) : DoubleStream.of(1),
                Arrays.stream(unit.loads()).map(it -> it / part).filter(it -> it < 1 - NEARLY))
            .sorted()
            .toArray();
    return IntStream.range(0, all.length)
        .filter(it -> it == 0 || all[it] - all[it - 1] > NEARLY)
        .mapToDouble(it -> all[it])
        .toArray();
  }
}
