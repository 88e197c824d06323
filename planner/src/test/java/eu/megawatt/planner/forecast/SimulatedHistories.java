package eu.megawatt.planner.forecast;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Histories of demand made up by seed: levels, trends, seasons, walks, counts and bursts. */
final class SimulatedHistories {

  /** The kinds, by seed in turn. */
  static final int KINDS = 8;

  private final Random random;
  private final int season;
  private final int size;

  private SimulatedHistories(int seed) {
    random = new Random(seed * 7_919L + 17);
    season = random.nextBoolean() ? 7 : 24;
    size = 250 + random.nextInt(250);
  }

  static History of(int seed) {
    SimulatedHistories simulated = new SimulatedHistories(seed);
    double[] values = simulated.values(seed % KINDS);
    return History.of(Instant.EPOCH, Duration.ofHours(1), List.of(simulated.season), values);
  }

  private double[] values(int kind) {
    return switch (kind) {
      case 0 -> counts(_ -> 40);
      case 1 -> around(_ -> noise(8), i -> 100 + 0.3 * i + 20 * wave(i));
      case 2 -> around(_ -> noise(5), i -> 200 * (1 - Math.exp(-i / 100.0)) + 15 * wave(i));
      case 3 -> around(fading(0.7, 6), i -> 120 + 30 * wave(i));
      case 4 -> around(fading(1, 3), i -> 400 + 40 * wave(i));
      case 5 -> counts(i -> 25 + 15 * wave(i));
      case 6 -> around(_ -> 0, i -> 80 * Math.exp(0.003 * i + 0.3 * wave(i) + noise(0.15)));
      default -> counts(i -> (30 + 10 * wave(i)) * Math.exp(noise(0.4)));
    };
  }

  private interface AtStep {
    double at(int index);
  }

  private double wave(int index) {
    return Math.sin(2 * Math.PI * index / season) + 0.4 * Math.cos(4 * Math.PI * index / season);
  }

  private double noise(double deviation) {
    return deviation * random.nextGaussian();
  }

  /** Noise of which a share stays; with 1 a walk. */
  private AtStep fading(double kept, double deviation) {
    double[] state = {0};
    return _ -> {
      state[0] = kept * state[0] + noise(deviation);
      return state[0];
    };
  }

  private double[] around(AtStep noise, AtStep middle) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = Math.max(0, middle.at(i) + noise.at(i));
    }
    return values;
  }

  private double[] counts(AtStep mean) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = poisson(Math.max(0, mean.at(i)));
    }
    return values;
  }

  /** Arrivals within a unit of time at this rate. */
  private int poisson(double mean) {
    int count = -1;
    for (double time = 0; time <= mean; time -= Math.log(1 - random.nextDouble())) {
      count++;
    }
    return count;
  }
}
