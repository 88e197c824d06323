package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.Window;
import eu.megawatt.telemetry.source.config.Pace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Asks the addresses of one source again and again, each at its own time within the interval, so
 * that thousands of them make an even load. An address that fails is asked less and less often,
 * down to once in {@value #SLOWEST_INTERVALS} intervals. Thread-safe.
 */
final class Puller {

  /** The pace of an address that fails for long, in intervals. */
  static final int SLOWEST_INTERVALS = 8;

  private final String id;
  private final List<Pull> pulls;
  private final Pace pace;
  private final Interpreter interpreter;
  private final Delivery delivery;
  private final SourceWatch watch;
  private final InstantSource clock;
  private final Semaphore atOnce;
  private final int[] failuresOnEnd;
  private final Map<Integer, ScheduledFuture<?>> next = new HashMap<>();

  /** Read by who delivers and counts, written by the end: what was delivered is then counted. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  private volatile boolean ended;

  Puller(
      String id,
      List<Pull> pulls,
      Pace pace,
      Interpreter interpreter,
      Delivery delivery,
      SourceWatch watch,
      InstantSource clock,
      Semaphore atOnce) {
    this.id = id;
    this.pulls = List.copyOf(pulls);
    this.pace = pace;
    this.interpreter = interpreter;
    this.delivery = delivery;
    this.watch = watch;
    this.clock = clock;
    this.atOnce = atOnce;
    this.failuresOnEnd = new int[pulls.size()];
  }

  /** Begins to ask, each address at a moment of the interval that is always the same for it. */
  void begin(ScheduledExecutorService timer) {
    for (int address = 0; address < pulls.size(); address++) {
      later(timer, address, phase(address));
    }
  }

  /**
   * Asks no more; the answer of who is being asked is let go. What was delivered before is counted
   * when this returns, and nothing is counted after it.
   */
  void end() {
    open.writeLock().lock();
    try {
      ended = true;
    } finally {
      open.writeLock().unlock();
    }
    forgetTurns();
  }

  private synchronized void forgetTurns() {
    next.values().forEach(it -> it.cancel(false));
    next.clear();
  }

  private Duration phase(int address) {
    long seed = 31L * id.hashCode() + pulls.get(address).address().hashCode();
    return Duration.ofMillis(new SplittableRandom(seed).nextLong(pace.interval().toMillis()));
  }

  private synchronized void later(ScheduledExecutorService timer, int address, Duration delay) {
    if (ended) {
      return;
    }
    try {
      next.put(
          address,
          timer.schedule(
              () -> Thread.ofVirtual().name("pull " + id).start(() -> turn(timer, address)),
              delay.toMillis(),
              TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException _) {
      return;
    }
  }

  private void turn(ScheduledExecutorService timer, int address) {
    Instant began = clock.instant();
    boolean goesOn = true;
    try {
      atOnce.acquire();
      try {
        ask(address);
      } finally {
        atOnce.release();
      }
    } catch (InterruptedException _) {
      goesOn = false;
      Thread.currentThread().interrupt();
    } finally {
      if (goesOn) {
        Duration took = Duration.between(began, clock.instant());
        later(timer, address, pause(pace.interval(), failuresOnEnd[address], took));
      }
    }
  }

  /**
   * How long to wait until an address is asked again: on the beat of the interval, and after each
   * failure on end half as often.
   */
  static Duration pause(Duration interval, int failuresOnEnd, Duration took) {
    int slower = Math.min(SLOWEST_INTERVALS, 1 << Math.min(failuresOnEnd, 10));
    Duration pause = interval.multipliedBy(slower).minus(took);
    return pause.isNegative() ? Duration.ZERO : pause;
  }

  /** Asks an address once and delivers what came of it. */
  void ask(int address) throws InterruptedException {
    Pull pull = pulls.get(address);
    Harvest harvest = new Harvest();
    Instant now = clock.instant();
    Optional<String> failure = Optional.empty();
    try {
      pull.ask(
          now,
          interpreter::wants,
          interpreter.into(harvest, now.toEpochMilli(), Window.around(now.toEpochMilli())));
    } catch (PullException e) {
      failure = Optional.of(e.reason());
    } catch (UnreadableException e) {
      failure = Optional.of(pull.address() + ": " + e.reason());
    }
    open.readLock().lock();
    try {
      if (!ended) {
        conclude(address, harvest, failure, now.toEpochMilli());
      }
    } finally {
      open.readLock().unlock();
    }
  }

  private void conclude(int address, Harvest harvest, Optional<String> failure, long now)
      throws InterruptedException {
    if (failure.isPresent()) {
      watch.failed(address, failure.get());
      failuresOnEnd[address]++;
      return;
    }
    boolean delivered = harvest.batch().size() == 0 || delivery.deliver(harvest.batch());
    harvest.tell(watch, delivered, now);
    watch.answered(address, now);
    failuresOnEnd[address] = 0;
  }

  SourceWatch watch() {
    return watch;
  }
}
