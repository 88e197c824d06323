package eu.megawatt.telemetry.simulate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Declares the jobs of a simulated fleet as a scheduler would: each when it begins and again when
 * it has ended. What a receiver has no room for is declared again later; nothing is kept for it
 * here, since the fleet can be asked at any time. It goes on by itself from {@link #start} until
 * {@link #close}.
 */
public final class JobFeed implements AutoCloseable {

  /** Jobs in one declaration. */
  private static final int MOST_JOBS = 1_000;

  /** GPUs in one declaration, unless one job has more. */
  private static final int MOST_GPUS = 20_000;

  private static final long PAUSE_MILLIS = 2_000;
  private static final long LONGEST_PAUSE_MILLIS = 30_000;
  private static final long PATIENCE_MILLIS = 10_000;

  /**
   * What is known of a job at an instant.
   *
   * @param endedAt empty while it runs
   */
  public record Declared(SimulatedJob job, Optional<Instant> endedAt) {}

  /** Takes declarations. */
  @FunctionalInterface
  public interface Intake {

    /** Whether they were taken, or never will be; if not, they come again. */
    boolean declare(List<Declared> jobs) throws InterruptedException;
  }

  private final SimulatedFleet fleet;
  private final Intake intake;
  private final LongSupplier time;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private final long from;
  private long declaredUntil;

  /**
   * A feed that has not been started.
   *
   * @param from jobs that ended before this are not declared
   * @param time of the simulation, in milliseconds since 1970
   */
  public JobFeed(SimulatedFleet fleet, Instant from, LongSupplier time, Intake intake) {
    this.fleet = fleet;
    this.intake = intake;
    this.time = time;
    this.from = from.toEpochMilli();
    declaredUntil = this.from;
    thread = Thread.ofPlatform().daemon().name("simulated-jobs").unstarted(this::run);
  }

  /** Begins to declare, on a thread of its own. */
  public void start() {
    thread.start();
  }

  private void run() {
    try {
      long pause = PAUSE_MILLIS;
      do {
        pause =
            declareUntil(time.getAsLong())
                ? PAUSE_MILLIS
                : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      } while (!stopped.await(pause, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed: the thread ends here
    }
  }

  /** Declares what began or ended before an instant; false where it has to be tried again. */
  boolean declareUntil(long millis) throws InterruptedException {
    if (millis <= declaredUntil) {
      return true;
    }
    boolean isFirst = declaredUntil == from;
    List<Declared> news = new ArrayList<>();
    for (SimulatedJob job : fleet.jobs(at(declaredUntil), at(millis))) {
      boolean hasBegun = job.startedAt().toEpochMilli() >= declaredUntil;
      boolean hasEnded = job.endedAt().toEpochMilli() <= millis;
      if (isFirst || hasBegun || hasEnded) {
        news.add(new Declared(job, Optional.of(job.endedAt()).filter(_ -> hasEnded)));
      }
    }
    if (!declare(news)) {
      return false;
    }
    declaredUntil = millis;
    return true;
  }

  /** Declares that everything that still runs ends at an instant: the simulation does. */
  public void endAt(Instant end) throws InterruptedException {
    stop();
    List<Declared> running =
        fleet.jobs(end.minusMillis(1), end).stream()
            .filter(job -> job.startedAt().isBefore(end))
            .map(job -> new Declared(job, Optional.of(end)))
            .toList();
    if (declareUntil(end.toEpochMilli())) {
      declare(running);
    }
  }

  private boolean declare(List<Declared> all) throws InterruptedException {
    List<Declared> some = new ArrayList<>();
    int gpus = 0;
    for (Declared next : all) {
      int more = next.job().gpuUuids().size();
      if (!some.isEmpty() && (some.size() == MOST_JOBS || gpus + more > MOST_GPUS)) {
        if (!intake.declare(List.copyOf(some))) {
          return false;
        }
        some.clear();
        gpus = 0;
      }
      some.add(next);
      gpus += more;
    }
    return some.isEmpty() || intake.declare(List.copyOf(some));
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  private void stop() throws InterruptedException {
    stopped.countDown();
    if (thread.isAlive()) {
      thread.join(PATIENCE_MILLIS);
    }
  }

  /** Ends it, after the declaration that it is in. */
  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
