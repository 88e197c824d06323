package eu.megawatt.service.live;

import eu.megawatt.scheduler.bound.ScarcityPrices;
import eu.megawatt.scheduler.live.MegawattWorth;
import eu.megawatt.scheduler.live.PlanSnapshot;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a megawatt is worth to the plan that is lived by, worked out for whoever asks: beside the
 * plan's own thread, one at a time, and kept for as long as it is of the plan as it is, or new.
 * Thread-safe.
 */
public final class MegawattValues implements AutoCloseable {

  /** What is found then is what is shown; the bound says how good it is. */
  private static final Duration BUDGET = Duration.ofSeconds(3);

  /** For so long it is good enough although the plan has gone on. */
  private static final Duration FRESH = Duration.ofSeconds(15);

  /** After so long it is worked out again although the plan is the same: time has passed. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RETRY_SECONDS = 5;

  /** What was worked out, and when. */
  public record Known(MegawattWorth worth, Instant computedAt) {}

  private final LiveDesk desk;
  private final Clock clock;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("live-worth").factory());
  private final ExecutorService threads =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("live-worth-bound").factory());
  private final LongAdder computed = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private Optional<Known> newest = Optional.empty();
  private Optional<CompletableFuture<Known>> underWay = Optional.empty();

  public MegawattValues(LiveDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /**
   * What a megawatt is worth; waits where it is not known, or of a plan that is over.
   *
   * @throws ProblemException 409 where nothing is planned on, 503 where it takes too long
   */
  public Known now() {
    answered.increment();
    long revision = desk.ask(turn -> turn.scheduler().revision());
    CompletableFuture<Known> coming;
    synchronized (this) {
      Optional<Known> good = newest.filter(it -> isGood(it, revision));
      if (good.isPresent()) {
        return good.get();
      }
      coming = underWay.filter(it -> !it.isDone()).orElseGet(this::begin);
      underWay = Optional.of(coming);
    }
    return await(coming);
  }

  private boolean isGood(Known known, long revision) {
    Duration age = Duration.between(known.computedAt, clock.instant());
    return age.compareTo(known.worth.revision() == revision ? KEPT : FRESH) < 0;
  }

  private CompletableFuture<Known> begin() {
    return CompletableFuture.supplyAsync(this::compute, worker);
  }

  private Known compute() {
    Instant at = clock.instant();
    PlanSnapshot asked = desk.ask(turn -> turn.scheduler().valued(turn.now()));
    long end = System.nanoTime() + BUDGET.toNanos();
    try {
      MegawattWorth worth =
          MegawattWorth.of(
              asked.improvable(),
              threads,
              ScarcityPrices.USUAL_ITERATIONS,
              () -> System.nanoTime() < end && !Thread.currentThread().isInterrupted());
      Known known = new Known(worth, at);
      computed.increment();
      synchronized (this) {
        newest = Optional.of(known);
      }
      return known;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private static Known await(CompletableFuture<Known> coming) {
    try {
      return coming.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException its ? its : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw notYet();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notYet();
    }
  }

  private static ProblemException notYet() {
    return new ProblemException(
        Problem.of(
            ProblemKind.UNAVAILABLE,
            "What a megawatt is worth is still being worked out. Maybe ask again in a few"
                + " seconds."),
        RETRY_SECONDS);
  }

  /** How often it was worked out. */
  public long computedCount() {
    return computed.sum();
  }

  /** How often it was asked for. */
  public long answeredCount() {
    return answered.sum();
  }

  @Override
  public void close() {
    worker.shutdownNow();
    threads.shutdownNow();
  }
}
