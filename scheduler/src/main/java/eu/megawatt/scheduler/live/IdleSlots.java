package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.kernel.Occupancy;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * When nodes can be measured without any job having to move: what the plan leaves free, as it was
 * at one moment, less what was taken of it since. Not thread-safe.
 */
public final class IdleSlots {

  private static final double MILLIWATTS_PER_WATT = 1e3;

  private final Window window;
  private final long[][] gpus;
  private final long[][] milliwatts;

  private IdleSlots(Window window, long[][] gpus, long[][] milliwatts) {
    this.window = window;
    this.gpus = gpus;
    this.milliwatts = milliwatts;
  }

  static IdleSlots of(Window window, Occupancy occupancy) {
    long[][] gpus = new long[window.problem.poolIds.length][];
    Arrays.setAll(gpus, pool -> occupancy.free(pool).clone());
    long[][] milliwatts = new long[window.problem.domainIds.length][];
    Arrays.setAll(milliwatts, domain -> occupancy.room(domain).clone());
    return new IdleSlots(window, gpus, milliwatts);
  }

  /**
   * What is looked for.
   *
   * @param gpus that have to be free all along; 0 where those that are measured are out already
   * @param watts that they draw above idle together, on the IT side
   * @param latest when it has to be over
   * @param isSoonest whether the earliest is wanted, and not the cheapest
   */
  public record Ask(
      String poolId,
      int gpus,
      double watts,
      Duration length,
      Instant earliest,
      Instant latest,
      boolean isSoonest) {

    public Ask {
      if (gpus < 0 || watts < 0 || !length.isPositive()) {
        throw new IllegalArgumentException(
            "%d GPUs that draw %s W for %s".formatted(gpus, watts, length));
      }
    }

    private long milliwatts() {
      return (long) Math.ceil(watts * MILLIWATTS_PER_WATT);
    }
  }

  /** A stretch of time in which all is free that was asked for. */
  public record Slot(Instant from, Instant to) {}

  /**
   * The slot that is wanted; of those that cost the same the first. Empty where there is none in
   * what is planned.
   */
  public Optional<Slot> find(Ask ask) {
    TimeGrid grid = window.grid;
    if (!window.scenario.pools().containsKey(ask.poolId)) {
      return Optional.empty();
    }
    Instant end = ask.latest.isBefore(grid.end()) ? ask.latest : grid.end();
    Instant start = ask.earliest.isBefore(grid.start()) ? grid.start() : ask.earliest;
    Optional<Slot> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    while (!start.plus(ask.length).isAfter(end)) {
      Slot slot = new Slot(start, start.plus(ask.length));
      int blocked = lastBlocked(ask, slot);
      if (blocked < first(slot)) {
        double cost = ask.isSoonest ? 0 : price(ask, slot);
        if (cost < least) {
          best = Optional.of(slot);
          least = cost;
        }
        if (ask.isSoonest) {
          return best;
        }
        blocked = first(slot);
      }
      start = grid.at(blocked + 1);
    }
    return best;
  }

  /** Has a slot be taken: it is not free for whoever asks next. */
  public void take(Ask ask, Slot slot) {
    int pool = window.pool(ask.poolId);
    for (int its = first(slot); its < end(slot); its++) {
      gpus[pool][its] -= ask.gpus;
      for (int domain : window.problem.path[pool]) {
        milliwatts[domain][its] -= ask.milliwatts();
      }
    }
  }

  /** The last slot of the plan that has no room; less than its first where all have. */
  private int lastBlocked(Ask ask, Slot slot) {
    int pool = window.pool(ask.poolId);
    int its = end(slot) - 1;
    while (its >= first(slot) && isFree(ask, pool, its)) {
      its--;
    }
    return its;
  }

  private boolean isFree(Ask ask, int pool, int its) {
    return gpus[pool][its] >= ask.gpus
        && Arrays.stream(window.problem.path[pool])
            .allMatch(domain -> milliwatts[domain][its] >= ask.milliwatts());
  }

  /** What its energy costs, in euro. */
  private double price(Ask ask, Slot slot) {
    double[] perWatt =
        window.problem.pricePerWatt[window.problem.siteOfPool[window.pool(ask.poolId)]];
    double from = window.grid.position(slot.from);
    double to = window.grid.position(slot.to);
    double sum = 0;
    for (int its = first(slot); its < end(slot); its++) {
      sum += perWatt[its] * (Math.min(to, its + 1.0) - Math.max(from, its)) * ask.watts;
    }
    return sum;
  }

  private int first(Slot slot) {
    return (int) Math.floor(window.grid.position(slot.from));
  }

  private int end(Slot slot) {
    return (int) Math.ceil(window.grid.position(slot.to));
  }
}
