package eu.megawatt.scheduler.demand;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Prices that are not quite the true ones, so that a search looks elsewhere too: some slots, some
 * time and some pool may be closed.
 */
final class Noise implements RunFinder.Pricing {

  private static final double CLOSED = 0.12;
  private static final double WIDTH = 2;

  /** More than anything is worth, in EUR for a watt. */
  private static final double DEAR = 1e9;

  private final double[][] factor;

  Noise(Terrain terrain, SplittableRandom random) {
    factor = new double[terrain.pools.size()][terrain.slots];
    for (double[] row : factor) {
      for (int slot = 0; slot < row.length; slot++) {
        row[slot] =
            random.nextDouble() < CLOSED ? DEAR : Math.exp((random.nextDouble() - 0.5) * WIDTH);
      }
    }
    if (random.nextBoolean()) {
      Arrays.fill(factor[random.nextInt(factor.length)], DEAR);
    }
    if (random.nextBoolean()) {
      int from = random.nextInt(terrain.slots);
      int to = from + 1 + random.nextInt(terrain.slots - from);
      for (double[] row : factor) {
        Arrays.fill(row, from, to, DEAR);
      }
    }
  }

  @Override
  public double eurPerWatt(Terrain.Place place, int slot) {
    double its = factor[place.number()][slot];
    return its == DEAR ? its : its * TRUE.eurPerWatt(place, slot);
  }
}
