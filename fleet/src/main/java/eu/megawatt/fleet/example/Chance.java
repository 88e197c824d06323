package eu.megawatt.fleet.example;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All the chance in an example, from its seed alone. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    this(new SplittableRandom(seed));
  }

  private Chance(SplittableRandom random) {
    this.random = random;
  }

  /** A stream of its own, so that what is drawn here does not shift what is drawn there. */
  Chance branch() {
    return new Chance(random.split());
  }

  boolean yes(double probability) {
    return random.nextDouble() < probability;
  }

  /** Evenly from [low, high). */
  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Evenly from low to high, both possible. */
  int whole(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  double gaussian() {
    return ((RandomGenerator) random).nextGaussian();
  }

  /** A positive number around a median; its logarithm has the given deviation. */
  double logNormal(double median, double deviation) {
    return median * StrictMath.exp(deviation * gaussian());
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** One of the choices, as often as its weight says. */
  <T> T oneOf(List<T> choices, double... weights) {
    double left = Arrays.stream(weights).sum() * random.nextDouble();
    for (int i = 0; i < choices.size() - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return choices.get(i);
      }
    }
    return choices.getLast();
  }
}
