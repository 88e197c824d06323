package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.inventory.GpuModel;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * The loads that one model of GPU bears. Never above its rated power and never below what it idles
 * at, but for a ripple of 1 W.
 *
 * <p>Anchors: H100 nodes reach 82 % of their rating in training and 76 % on average (arXiv
 * 2412.08602, 2506.14551); synchronous training swings between computing and communicating every
 * few seconds (arXiv 2508.14318); inference follows the day and leaves about a fifth of the peak
 * unused (POLCA, ASPLOS 2024).
 */
final class Loads {

  private static final long MILLIWATTS_PER_WATT = 1000;
  private static final Wave NO_PAUSES = new Wave.Flat(0);

  /** A prime number of half seconds, so that ripples and rhythms do not meet again for long. */
  private static final int RIPPLE_STEPS = 1021;

  private static final long RIPPLE_STEP_MILLIS = 500;

  /** How long a ripple takes to begin anew. */
  static final long RIPPLE_PERIOD_MILLIS = RIPPLE_STEPS * RIPPLE_STEP_MILLIS;

  private static final int DAY_STEPS = 288;
  private static final long DAY_STEP_MILLIS = Duration.ofMinutes(5).toMillis();
  private static final int IDLE_MEBIBYTES = 520;
  private static final int MEMORY_MEBIBYTES = 140_000;

  private final long idleWatts;
  private final long spanWatts;
  private final Wave smallRipple;
  private final Wave largeRipple;
  private final Wave day;
  private final Load idle;

  Loads(GpuModel model, long seed) {
    idleWatts = Math.max(2, model.idle().milliwatts() / MILLIWATTS_PER_WATT);
    spanWatts = Math.max(0, model.rated().milliwatts() / MILLIWATTS_PER_WATT - idleWatts);
    SplittableRandom random = new SplittableRandom(KeyedChance.bits(seed, model.id().hashCode()));
    smallRipple = ripple(random, share(0.015));
    largeRipple = ripple(random, share(0.06));
    day = day();
    idle =
        new Load(new Wave.Flat(idleWatts), NO_PAUSES, ripple(random, 1), false, 0, IDLE_MEBIBYTES);
  }

  private long share(double ratio) {
    return (long) (spanWatts * ratio);
  }

  private static Wave ripple(SplittableRandom random, long amplitude) {
    int[] watts = new int[RIPPLE_STEPS];
    for (int step = 0; step < RIPPLE_STEPS; step++) {
      watts[step] = (int) random.nextLong(-amplitude, amplitude + 1);
    }
    return new Wave.Steps(RIPPLE_STEP_MILLIS, watts);
  }

  /** A service's day in UTC, quietest at 3 and busiest at 15. */
  private Wave day() {
    int[] watts = new int[DAY_STEPS];
    for (int step = 0; step < DAY_STEPS; step++) {
      double hour = step * 24.0 / DAY_STEPS;
      double wave = (1 - StrictMath.cos(2 * Math.PI * (hour - 3) / 24)) / 2;
      watts[step] = (int) (idleWatts + share(0.15 + 0.62 * wave));
    }
    return new Wave.Steps(DAY_STEP_MILLIS, watts);
  }

  /** The most that any load is below its own figure on a GPU that draws less than others. */
  long spreadWatts() {
    return share(0.02);
  }

  /** How far a power is up from idle to rated, from 0 to 1. */
  double busyness(long watts) {
    return Math.clamp((watts - idleWatts) / Math.max(1.0, (double) spanWatts), 0.0, 1.0);
  }

  Load idle() {
    return idle;
  }

  /** A gang that computes and communicates in step, and writes a checkpoint now and then. */
  Load training(SplittableRandom random) {
    long period = random.nextLong(1_500, 12_000);
    long compute = period * random.nextLong(60, 92) / 100;
    long high = idleWatts + share(random.nextDouble(0.84, 0.97));
    long low = idleWatts + share(random.nextDouble(0.35, 0.60));
    long between = random.nextLong(15, 45) * 60_000;
    long pause = random.nextLong(20_000, 60_000);
    Wave rhythm =
        new Wave.Ahead(new Wave.Square(period, compute, high, low), random.nextLong(period));
    Wave checkpoints =
        new Wave.Ahead(
            new Wave.Square(between, between - pause, 0, -share(0.25)), random.nextLong(between));
    return new Load(
        rhythm, checkpoints, smallRipple, true, random.nextDouble(0.5, 0.8), memory(random, 0.7));
  }

  /** A model on few GPUs, steadier than a gang and below it. */
  Load fineTuning(SplittableRandom random) {
    long period = random.nextLong(400, 3_000);
    long high = idleWatts + share(random.nextDouble(0.70, 0.88));
    long low = idleWatts + share(random.nextDouble(0.45, 0.65));
    return new Load(
        new Wave.Square(period, period * 7 / 10, high, low),
        NO_PAUSES,
        smallRipple,
        true,
        random.nextDouble(0.35, 0.6),
        memory(random, 0.5));
  }

  /**
   * A service that follows the day of those who use it.
   *
   * @param aheadOfUtc milliseconds of the site's time zone
   */
  Load inference(SplittableRandom random, long aheadOfUtc) {
    long shift = aheadOfUtc + random.nextLong(-5_400_000, 5_400_000);
    return new Load(
        new Wave.Ahead(day, shift),
        NO_PAUSES,
        largeRipple,
        true,
        random.nextDouble(0.1, 0.35),
        memory(random, 0.6));
  }

  /** Work in bulk, always about the same. */
  Load batch(SplittableRandom random) {
    long watts = idleWatts + share(random.nextDouble(0.55, 0.85));
    return new Load(
        new Wave.Flat(watts),
        NO_PAUSES,
        largeRipple,
        true,
        random.nextDouble(0.2, 0.5),
        memory(random, 0.3));
  }

  private static int memory(SplittableRandom random, double least) {
    return (int) (MEMORY_MEBIBYTES * random.nextDouble(least, 0.98));
  }
}
