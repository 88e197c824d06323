package eu.megawatt.planner.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * Histories of demand made up by seed, with what forecasts meet: levels, trends, seasons, walks,
 * counts and bursts. They check that forecasts are honest; the same seed gives the same history.
 */
public final class SimulatedDemand {

  private static final int WEEK = 7;
  private static final int DAY = 24;
  private static final int LEAST = 250;
  private static final int MORE = 250;

  private final Random random;
  private final int season;
  private final int size;

  private SimulatedDemand(Random random) {
    this.random = random;
    this.season = random.nextBoolean() ? WEEK : DAY;
    this.size = LEAST + random.nextInt(MORE);
  }

  /** Some 250 to 500 hours, with a season of 7 or 24 of them. */
  public static History of(DemandKind kind, long seed) {
    Random random = new Random(31 * seed + kind.name().hashCode());
    SimulatedDemand demand = new SimulatedDemand(random);
    double[] values = demand.values(kind);
    return History.of(Instant.EPOCH, Duration.ofHours(1), List.of(demand.season), values);
  }

  private double[] values(DemandKind kind) {
    return switch (kind) {
      case LEVEL_COUNTS -> counts(_ -> 40);
      case TREND -> sum(i -> 100 + 0.3 * i + 20 * wave(i), _ -> noise(8));
      case DAMPED_TREND -> sum(i -> 200 * (1 - Math.exp(-i / 100.0)) + 15 * wave(i), _ -> noise(5));
      case LASTING_NOISE -> sum(i -> 120 + 30 * wave(i), lasting(0.7, 6));
      case WALK -> sum(i -> 400 + 40 * wave(i), lasting(1, 3));
      case SEASONAL_COUNTS -> counts(i -> 25 + 15 * wave(i));
      case GROWTH -> sum(i -> 80 * Math.exp(0.003 * i + 0.3 * wave(i) + noise(0.15)), _ -> 0);
      case BURSTY_COUNTS -> counts(i -> (30 + 10 * wave(i)) * Math.exp(noise(0.4)));
    };
  }

  private double wave(int index) {
    double angle = 2 * Math.PI * index / season;
    return Math.sin(angle) + 0.4 * Math.cos(2 * angle);
  }

  private double noise(double deviation) {
    return deviation * random.nextGaussian();
  }

  /** Noise of which a share stays; where all of it does it is a walk. */
  private IntToDoubleFunction lasting(double share, double deviation) {
    double[] state = {0};
    return _ -> {
      state[0] = share * state[0] + noise(deviation);
      return state[0];
    };
  }

  private double[] sum(IntToDoubleFunction middle, IntToDoubleFunction noise) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Math.max(0, middle.applyAsDouble(i) + noise.applyAsDouble(i));
    }
    return values;
  }

  private double[] counts(IntToDoubleFunction mean) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = arrivals(Math.max(0, mean.applyAsDouble(i)));
    }
    return values;
  }

  /** A Poisson count: how many waits of mean 1 end within the time. */
  private int arrivals(double time) {
    int count = -1;
    for (double passed = 0; passed <= time; passed -= Math.log(1 - random.nextDouble())) {
      count++;
    }
    return count;
  }
}
