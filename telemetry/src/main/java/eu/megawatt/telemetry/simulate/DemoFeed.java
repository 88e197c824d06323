package eu.megawatt.telemetry.simulate;

import eu.megawatt.telemetry.simulate.emit.Emission;
import eu.megawatt.telemetry.simulate.emit.Faults;
import eu.megawatt.telemetry.simulate.emit.PowerSensor;
import eu.megawatt.telemetry.simulate.emit.WriteBody;
import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Feeds a demonstration from within its own process: first the past that it is to show, then the
 * present, second by second, as bodies of remote_write 2.0. It goes on by itself from {@link
 * #start} until {@link #close}; a receiver that is busy holds it up and loses nothing.
 */
public final class DemoFeed implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(DemoFeed.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SAMPLES_PER_BODY = 2_000;
  private static final long SECOND = 1000;
  private static final int SUCCESS = 2;
  private static final int HUNDRED = 100;
  private static final int BUSY = 503;

  /** Takes requests of remote_write. */
  @FunctionalInterface
  public interface Intake {

    /** The status with which a packed body of remote_write 2.0 is answered. */
    int write(byte[] body);
  }

  private final Emission emission;
  private final Clock clock;
  private final Intake intake;
  private final WriteBody body = WriteBody.of(WriteVersion.V2);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private final LongAdder taken = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private long sentUntil;

  /**
   * A feed that has not been started.
   *
   * @param interval between two scrapes of a node
   * @param from where the past begins that is sent first
   */
  public DemoFeed(
      SimulatedFleet fleet,
      Faults faults,
      Duration interval,
      Instant from,
      Clock clock,
      Intake intake) {
    this.clock = clock;
    this.intake = intake;
    emission = new Emission(fleet, faults, interval, PowerSensor.SECOND_MEAN);
    sentUntil = from.toEpochMilli();
    thread = Thread.ofPlatform().daemon().name("demo-feed").unstarted(this::run);
  }

  /** Begins to feed, on a thread of its own. */
  public void start() {
    thread.start();
  }

  /** Samples that the receiver has taken. */
  public long taken() {
    return taken.sum();
  }

  /** Samples that it did not want. */
  public long refused() {
    return refused.sum();
  }

  private void run() {
    try {
      do {
        feedUntil(clock.millis());
      } while (!stopped.await(SECOND, TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closed: the thread ends here
    }
  }

  /** Sends everything that is due before an instant; what is there already is not sent again. */
  void feedUntil(long millis) throws InterruptedException {
    while (sentUntil < millis && stopped.getCount() > 0) {
      long to = Math.min(millis, sentUntil + SECOND);
      emission.send(
          sentUntil, to, (exported, metric, at, value) -> body.sample(exported, metric, at, value));
      sentUntil = to;
      if (body.samples() >= SAMPLES_PER_BODY || to == millis) {
        deliver();
      }
    }
  }

  private void deliver() throws InterruptedException {
    int samples = body.samples();
    if (samples == 0) {
      return;
    }
    byte[] packed = body.finish();
    int status = intake.write(packed);
    while (status == BUSY && !stopped.await(SECOND, TimeUnit.MILLISECONDS)) {
      status = intake.write(packed);
    }
    if (status / HUNDRED == SUCCESS) {
      taken.add(samples);
    } else {
      refused.add(samples);
      LOG.log(Level.FINE, "The demonstration''s samples were answered with {0}", status);
    }
  }

  /** Ends it, after the request that it is in. */
  @Override
  public void close() {
    stopped.countDown();
    try {
      if (thread.isAlive()) {
        thread.join(PATIENCE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
