package eu.megawatt.telemetry.simulate.send;

import eu.megawatt.telemetry.simulate.emit.Emission;
import eu.megawatt.telemetry.simulate.emit.EmissionCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sends what a simulated fleet says while its time passes, until its end or until it is stopped.
 * Where the receiver is slower than the simulation, the simulation waits for it.
 */
public final class SimulationRun {

  private static final long BEAT_MILLIS = 100;

  /** Of simulated time: so much is made in one go before the clock is looked at again. */
  private static final long SLICE_MILLIS = 5_000;

  private static final Duration REPORT_EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Emission emission;
  private final RemoteWriteSender sender;
  private final SimulatedClock time;
  private final Clock wall;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * How far it is.
   *
   * @param at the time in the simulation until which everything has been made
   * @param speed how much faster than ours its time has passed
   */
  public record Progress(Instant at, double speed, EmissionCounts made, SendCounts sent) {}

  public SimulationRun(
      Emission emission, RemoteWriteSender sender, SimulatedClock time, Clock wall) {
    this.emission = emission;
    this.sender = sender;
    this.time = time;
    this.wall = wall;
  }

  /**
   * Runs until a time in the simulation and returns how far it came; what was late is sent then.
   *
   * @param report told how far it is, about once a second
   */
  public Progress run(Instant until, Consumer<Progress> report) throws InterruptedException {
    try {
      long at = time.start().toEpochMilli();
      Instant nextReport = wall.instant().plus(REPORT_EVERY);
      while (at < until.toEpochMilli() && stopped.getCount() > 0) {
        long now = Math.min(time.at(wall.instant()).toEpochMilli(), until.toEpochMilli());
        long to = Math.min(now, at + SLICE_MILLIS);
        emission.send(at, to, sender);
        at = to;
        sender.sendDue();
        if (!wall.instant().isBefore(nextReport)) {
          report.accept(progress(at));
          nextReport = nextReport.plus(REPORT_EVERY);
        }
        if (at == now && stopped.await(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
      emission.sendRest(sender);
      sender.flush(PATIENCE);
      return progress(at);
    } finally {
      ended.countDown();
    }
  }

  private Progress progress(long at) {
    double simulated = at - (double) time.start().toEpochMilli();
    long passed = Math.max(1, Duration.between(time.wallStart(), wall.instant()).toMillis());
    return new Progress(
        Instant.ofEpochMilli(at), simulated / passed, emission.counts(), sender.counts());
  }

  /** Ends it and waits, a while, until what it has made is sent. */
  public void stop() throws InterruptedException {
    stopped.countDown();
    if (!ended.await(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      sender.close();
    }
  }
}
