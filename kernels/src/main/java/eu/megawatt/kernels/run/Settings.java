package eu.megawatt.kernels.run;

import eu.megawatt.kernels.suite.Extent;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How the suite is run.
 *
 * @param extent which cases
 * @param only which of them by name
 * @param seed of all operands
 * @param firstBlocks how many blocks each case has, at least
 * @param mostBlocks how many where they vary
 * @param block how long a block takes, about
 * @param cooldown pause between kernels
 * @param soak how long the soak takes; zero for none
 * @param budget how long all of it may take, without the soak's period: what would not end by then
 *     is not begun, and said to be out of time
 */
public record Settings(
    Extent extent,
    Predicate<String> only,
    long seed,
    int firstBlocks,
    int mostBlocks,
    Duration block,
    Duration cooldown,
    Duration soak,
    Duration budget) {

  /** What {@code --quick} is: under 60 s. */
  public static Settings quick(long seed) {
    return new Settings(
        Extent.QUICK,
        name -> true,
        seed,
        10,
        10,
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ZERO,
        Duration.ofSeconds(52));
  }

  /** What {@code --full} is: 4:15 with a soak of 60 s, so that it is under 5 minutes for sure. */
  public static Settings full(long seed) {
    return new Settings(
        Extent.FULL,
        name -> true,
        seed,
        10,
        20,
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(60),
        Duration.ofSeconds(195));
  }

  /** The same with only some cases. */
  public Settings only(Predicate<String> names) {
    return new Settings(
        extent, names, seed, firstBlocks, mostBlocks, block, cooldown, soak, budget);
  }

  /** The same with so many blocks, no more and no less. */
  public Settings blocks(int blocks) {
    return new Settings(extent, only, seed, blocks, blocks, block, cooldown, soak, budget);
  }

  /** The same with a soak of this length. */
  public Settings soak(Duration length) {
    return new Settings(
        extent, only, seed, firstBlocks, mostBlocks, block, cooldown, length, budget);
  }

  /** The same with another pause between kernels. */
  public Settings cooldown(Duration pause) {
    return new Settings(extent, only, seed, firstBlocks, mostBlocks, block, pause, soak, budget);
  }

  /** The same within another time. */
  public Settings within(Duration time) {
    return new Settings(extent, only, seed, firstBlocks, mostBlocks, block, cooldown, soak, time);
  }
}
