package eu.megawatt.telemetry.simulate.emit;

import static eu.megawatt.telemetry.simulate.KeyedChance.below;
import static eu.megawatt.telemetry.simulate.KeyedChance.bits;
import static eu.megawatt.telemetry.simulate.KeyedChance.happens;

import java.time.Duration;

/**
 * What goes wrong when, by seed: the same question has the same answer, so a test can count what a
 * simulated fleet has sent. Nodes and series go by their numbers, times are milliseconds since
 * 1970. Immutable.
 */
public final class FaultDice {

  /** What becomes of one sample. */
  public enum SampleFate {
    SENT,
    LOST,
    /** Sent with the exporter's value for "no reading". */
    NO_READING,
    /** Sent as NaN. */
    NOT_A_NUMBER
  }

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long REPEAT_WITHIN = Duration.ofMinutes(1).toMillis();
  private static final long SHORTEST_GAP = Duration.ofMinutes(2).toMillis();
  private static final long LONGEST_GAP = Duration.ofMinutes(20).toMillis();
  private static final long JUMP_LASTS = Duration.ofMinutes(10).toMillis();
  private static final long LEAST_JUMP = Duration.ofSeconds(30).toMillis();
  private static final long MOST_JUMP = Duration.ofSeconds(90).toMillis();

  /** NVIDIA allows up to seven instances of a GPU. */
  private static final int MOST_INSTANCES = 7;

  private final Faults faults;
  private final long lateSeed;
  private final long repeatSeed;
  private final long sampleSeed;
  private final long clockSeed;
  private final long reloadSeed;
  private final long staleSeed;
  private final long migSeed;
  private final long gapSeed;
  private final long jumpSeed;

  public FaultDice(Faults faults, long seed) {
    this.faults = faults;
    lateSeed = bits(seed, 1);
    repeatSeed = bits(seed, 2);
    sampleSeed = bits(seed, 3);
    clockSeed = bits(seed, 4);
    reloadSeed = bits(seed, 5);
    staleSeed = bits(seed, 6);
    migSeed = bits(seed, 7);
    gapSeed = bits(seed, 8);
    jumpSeed = bits(seed, 9);
  }

  /** By how much a row of a scrape comes late; 0 for in time. */
  public long lateMillis(int series, long scrape) {
    long bits = bits(lateSeed, series, scrape);
    return happens(bits, faults.late())
        ? 1 + below(bits(lateSeed, bits), faults.latest().toMillis())
        : 0;
  }

  /** After how long a row of a scrape comes again; 0 for never. */
  public long repeatMillis(int series, long scrape) {
    long bits = bits(repeatSeed, series, scrape);
    return happens(bits, faults.repeated()) ? 1 + below(bits(repeatSeed, bits), REPEAT_WITHIN) : 0;
  }

  /** What becomes of one quantity of a row. */
  public SampleFate fateOf(int series, Metric metric, long scrape) {
    long bits = bits(sampleSeed, series, scrape, metric.exportedName(false).hashCode());
    int place = (int) below(bits, 1_000_000);
    if (place < faults.lost()) {
      return SampleFate.LOST;
    }
    if (place < faults.lost() + faults.noReading()) {
      return SampleFate.NO_READING;
    }
    return place < faults.lost() + faults.noReading() + faults.notANumber()
        ? SampleFate.NOT_A_NUMBER
        : SampleFate.SENT;
  }

  /** How far a node's clock is ahead at an instant; negative where it is behind. */
  public long clockAheadMillis(int node, long at) {
    long most = faults.skew().toMillis();
    long ahead = below(bits(clockSeed, node), 2 * most + 1) - most;
    return ahead + (faults.clockJumps() ? jump(node, at) : 0);
  }

  private long jump(int node, long at) {
    long day = Math.floorDiv(at, DAY);
    long bits = bits(jumpSeed, node, day);
    long from = day * DAY + below(bits, DAY - JUMP_LASTS);
    if (at < from || at >= from + JUMP_LASTS) {
      return 0;
    }
    long size = LEAST_JUMP + below(bits(jumpSeed, bits), MOST_JUMP - LEAST_JUMP + 1);
    return (bits & 1) == 0 ? size : -size;
  }

  public boolean reloadsDrivers() {
    return faults.driverReloads();
  }

  /** The last instant until now at which a node's driver was loaded, where that happens daily. */
  public long lastReload(int node, long at) {
    long day = Math.floorDiv(at, DAY);
    long today = reloadOf(node, day);
    return today <= at ? today : reloadOf(node, day - 1);
  }

  private long reloadOf(int node, long day) {
    return day * DAY + below(bits(reloadSeed, node, day), DAY);
  }

  /** When the exporter of a node last read its sensors, seen from an instant. */
  public long readAt(int node, long at) {
    long bits = bits(staleSeed, node);
    if (!happens(bits, faults.stale())) {
      return at;
    }
    long every = faults.staleRefresh().toMillis();
    long phase = below(bits(staleSeed, bits), every);
    return Math.floorDiv(at - phase, every) * every + phase;
  }

  /** Into how many instances a node's GPUs are partitioned; 0 for not at all. */
  public int migInstances(int node) {
    long bits = bits(migSeed, node);
    return happens(bits, faults.mig())
        ? 2 + (int) below(bits(migSeed, bits), MOST_INSTANCES - 1)
        : 0;
  }

  /** Whether a node says nothing at an instant. */
  public boolean isInGap(int node, long at) {
    if (!faults.gaps()) {
      return false;
    }
    long day = Math.floorDiv(at, DAY);
    long bits = bits(gapSeed, node, day);
    long length = SHORTEST_GAP + below(bits(gapSeed, bits), LONGEST_GAP - SHORTEST_GAP + 1);
    long from = day * DAY + below(bits, DAY - length);
    return at >= from && at < from + length;
  }
}
