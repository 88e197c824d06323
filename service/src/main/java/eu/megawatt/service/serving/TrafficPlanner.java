package eu.megawatt.service.serving;

import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.live.Granted;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.serving.Effort;
import eu.megawatt.scheduler.serving.Ground;
import eu.megawatt.scheduler.serving.Lack;
import eu.megawatt.scheduler.serving.Served;
import eu.megawatt.scheduler.serving.ServingPlan;
import eu.megawatt.scheduler.serving.ServingPlanning;
import eu.megawatt.service.live.KeptServing;
import eu.megawatt.service.live.LiveServing;
import eu.megawatt.service.live.Publication;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Plans services anew at each quarter of an hour, and whenever something that matters to them has
 * changed: one plan at a time; what changes meanwhile is in the next, however much that is.
 * Thread-safe.
 */
public final class TrafficPlanner implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(TrafficPlanner.class.getName());

  /** Quarters that are planned ahead: two days. */
  private static final int QUARTERS = 192;

  private static final int QUARTER_MINUTES = 15;
  private static final Effort EFFORT = new Effort(400, 5, 1);

  /** Plans that are made again because the fleet has changed meanwhile, before it waits a while. */
  private static final int TRIES = 3;

  private static final long LOOK_UP_MS = 500;
  private static final long SECOND_MS = 1_000;
  private static final double NANOS = 1e9;

  /** After something went wrong. */
  private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** After the fleet did not stand still for long enough. */
  private static final long BREATH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LiveServing live;
  private final ServingStore store;
  private final MeasuredTokens measured;
  private final Clock clock;
  private final Thread thread =
      Thread.ofPlatform().daemon().name("service-planner").unstarted(this::work);
  private final Lock lock = new ReentrantLock();
  private final Condition asked = lock.newCondition();
  private boolean mustPlan = true;
  private boolean isStopped;
  private Instant plannedFor = Instant.MIN;
  private long restsUntil = System.nanoTime();
  private volatile Optional<KeptServing> kept;
  private volatile Optional<Standing> standing = Optional.empty();
  private volatile double lastSeconds;
  private final LongAdder plans = new LongAdder();

  /** What is granted in a world, which does not change. */
  private record Standing(World world, Granted granted) {}

  public TrafficPlanner(
      LiveServing live, ServingStore store, MeasuredTokens measured, Clock clock) {
    this.live = live;
    this.store = store;
    this.measured = measured;
    this.clock = clock;
    this.kept = live.kept();
    live.listen(this::see);
  }

  /** Begins; once. */
  public void begin() {
    thread.start();
  }

  private void see(Publication made) {
    made.serving().ifPresent(it -> kept = Optional.of(it));
    if (!made.inputs().isEmpty() || made.basis().isPresent()) {
      wake();
    }
  }

  /** Has services planned anew soon. */
  void wake() {
    lock.lock();
    try {
      mustPlan = true;
      asked.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    while (isAsked()) {
      try {
        if (!plan()) {
          restsUntil = System.nanoTime() + BREATH_NANOS;
          wake();
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "Services could not be planned; it is tried again", e);
        plannedFor = Instant.MIN;
        restsUntil = System.nanoTime() + REST_NANOS;
      }
    }
  }

  /** Waits until there is something to plan; false once it is over. */
  private boolean isAsked() {
    lock.lock();
    try {
      while (!isStopped) {
        boolean isRested = System.nanoTime() - restsUntil >= 0;
        boolean isDue = !Forecast.quarterOf(clock.instant()).equals(plannedFor);
        if (isRested && (mustPlan || isDue)) {
          mustPlan = false;
          return true;
        }
        boolean _ = asked.await(LOOK_UP_MS, TimeUnit.MILLISECONDS);
      }
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Plans and publishes; false where the fleet did not stand still for long enough. */
  private boolean plan() {
    for (int i = 0; i < TRIES; i++) {
      Optional<LiveServing.Now> now = live.now();
      Catalogue catalogue = store.catalogue();
      plannedFor = Forecast.quarterOf(now.map(LiveServing.Now::at).orElseGet(clock::instant));
      boolean isNothing =
          catalogue.services().isEmpty()
              && kept.map(it -> it.plan().services().isEmpty()).orElse(true);
      if (now.isEmpty() || isNothing) {
        return true;
      }
      long began = System.nanoTime();
      ServingPlan before = kept.map(KeptServing::plan).orElse(ServingPlan.NONE);
      ServingPlan plan = plan(now.get(), catalogue, before);
      lastSeconds = (System.nanoTime() - began) / NANOS;
      plans.increment();
      if (plan.equals(before) || live.publish(plan, now.get(), i == TRIES - 1).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** How services would be run on what is so now. */
  ServingPlan plan(LiveServing.Now now, Catalogue catalogue, ServingPlan before) {
    TimeGrid grid = new TimeGrid(Forecast.quarterOf(now.at()), QUARTER_MINUTES, QUARTERS);
    Ground ground = Ground.of(now.world(), now.burden(), grid);
    return new ServingPlanning(
            ground, catalogue.asked(grid, it -> measured.of(it, now.world().basis())), EFFORT)
        .plan(before);
  }

  /** How services are run, as it was published last. */
  Optional<KeptServing> kept() {
    return kept;
  }

  /** What of it there is room for, as limits, outages and the register are now. */
  @SuppressWarnings("ReferenceEquality") // a world is another one as soon as anything in it is
  Optional<Granted> granted() {
    Optional<World> world = live.world();
    Optional<Standing> known = standing.filter(it -> world.isPresent() && it.world == world.get());
    if (known.isEmpty()) {
      known = world.map(it -> new Standing(it, it.granted()));
      standing = known;
    }
    return known.map(Standing::granted);
  }

  /** How long the last plan took. */
  public double lastSeconds() {
    return lastSeconds;
  }

  /** Plans that were made since the start. */
  public long planCount() {
    return plans.sum();
  }

  /** Services that are planned. */
  public int serviceCount() {
    return kept.map(it -> it.plan().services().size()).orElse(0);
  }

  /** Requests a second that have no answer now, of all services. */
  public double unservedPerSecond() {
    Optional<KeptServing> its = kept;
    int slot = slot(its);
    return slot < 0
        ? 0
        : its.orElseThrow().plan().services().stream().mapToDouble(it -> unserved(it, slot)).sum();
  }

  private static double unserved(Served served, int slot) {
    double share = served.pools().stream().mapToDouble(it -> it.share().at(slot)).sum();
    return served.service().requestsPerSecond().at(slot) * Math.max(0, 1 - share);
  }

  /** Services whose users are too far from every site for their latency budget. */
  public long latencyMissedCount() {
    Optional<KeptServing> its = kept;
    int slot = slot(its);
    return slot < 0
        ? 0
        : its.orElseThrow().plan().services().stream()
            .filter(it -> it.lacks().stream().anyMatch(lack -> isTooFar(lack, slot)))
            .count();
  }

  private static boolean isTooFar(Lack lack, int slot) {
    return lack.from() <= slot
        && slot < lack.to()
        && lack.reason().code() == ReasonCode.LATENCY_OUT_OF_REACH;
  }

  /** The slot that has begun; -1 where none is planned. */
  private int slot(Optional<KeptServing> its) {
    return its.map(it -> it.plan().grid())
        .map(grid -> (int) Math.floor(grid.position(clock.instant())))
        .filter(it -> it >= 0 && it < its.orElseThrow().plan().grid().slots())
        .orElse(-1);
  }

  @Override
  public void close() {
    lock.lock();
    try {
      isStopped = true;
      asked.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(10 * SECOND_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
