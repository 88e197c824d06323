package eu.megawatt.planner.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * What was, at equal steps: a count of jobs, GPU-hours, watts. The unit is the caller's, and the
 * forecast has the same.
 */
public final class History {

  /** The most steps of a history: ten years of hours. */
  public static final int STEPS = 100_000;

  /** The most seasons of a history, such as a week and a year. */
  public static final int SEASONS = 3;

  private final Instant start;
  private final Duration step;
  private final List<Integer> seasons;
  private final double[] values;

  private History(Instant start, Duration step, List<Integer> seasons, double[] values) {
    this.start = start;
    this.step = step;
    this.seasons = seasons;
    this.values = values;
  }

  /**
   * A history.
   *
   * @param start when the first step begins
   * @param step how long each is
   * @param seasons lengths of what repeats, in steps, from short to long: 7 and 365 for days that
   *     have a week and a year; 1 alone where nothing repeats
   * @param values of the steps, each 0 or more
   * @throws IllegalArgumentException where something of it is not allowed
   */
  public static History of(Instant start, Duration step, List<Integer> seasons, double... values) {
    if (step.isZero() || step.isNegative()) {
      throw new IllegalArgumentException("step (%s) is not above 0".formatted(step));
    }
    refuseSeasons(seasons);
    refuseValues(values);
    return new History(start, step, List.copyOf(seasons), values.clone());
  }

  private static void refuseSeasons(List<Integer> seasons) {
    boolean rising = true;
    for (int i = 0; i < seasons.size(); i++) {
      rising &= seasons.get(i) >= 1 && (i == 0 || seasons.get(i) > seasons.get(i - 1));
    }
    if (seasons.isEmpty() || seasons.size() > SEASONS || !rising) {
      throw new IllegalArgumentException(
          "seasons (%s) are not 1 to %d lengths of 1 step or more, from short to long. Maybe [1] where nothing repeats."
              .formatted(seasons, SEASONS));
    }
  }

  private static void refuseValues(double... values) {
    if (values.length == 0 || values.length > STEPS) {
      throw new IllegalArgumentException(
          "History has %,d values; allowed is 1 to %,d. Maybe take longer steps."
              .formatted(values.length, STEPS));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i]) || values[i] < 0) {
        throw new IllegalArgumentException(
            "values[%d] (%s) is not a number of 0 or more".formatted(i, values[i]));
      }
    }
  }

  public Instant start() {
    return start;
  }

  public Duration step() {
    return step;
  }

  /** Lengths of what repeats, in steps, from short to long. */
  public List<Integer> seasons() {
    return seasons;
  }

  /** The shortest season, by which the benchmark repeats. */
  public int season() {
    return seasons.getFirst();
  }

  public int size() {
    return values.length;
  }

  /** The value of a step, from 0 on. */
  public double value(int index) {
    return values[index];
  }

  /** All values, in order. */
  public double[] values() {
    return values.clone();
  }

  /** When a step begins; steps after the last are those of a forecast. */
  public Instant at(int index) {
    return start.plus(step.multipliedBy(index));
  }

  /** The first steps alone: what was known at an earlier time. */
  public History until(int size) {
    if (size < 1 || size > values.length) {
      throw new IllegalArgumentException(
          "size (%d) is not 1 to %d, the steps of the history".formatted(size, values.length));
    }
    return new History(start, step, seasons, Arrays.copyOf(values, size));
  }
}
