package eu.megawatt.service.background;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Does what waits in a table, one after the other, in a thread of its own. Looks when the bell is
 * rung and now and then besides. Thread-safe.
 */
public final class Worker implements AutoCloseable {

  private static final long LOOK_UP_MS = 60_000;
  private static final long TIME_TO_STOP_MS = 5_000;
  private static final Logger LOG = Logger.getLogger(Worker.class.getName());

  private final String name;
  private final BooleanSupplier next;
  private final Semaphore bell = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closing;

  /**
   * A worker that has not begun.
   *
   * @param name of its thread
   * @param next does what has waited longest; false where nothing waits
   */
  public Worker(String name, BooleanSupplier next) {
    this.name = name;
    this.next = next;
    this.thread = new Thread(this::work, name);
    thread.setDaemon(true);
  }

  /** Begins to work; once. */
  public void begin() {
    thread.start();
  }

  /** Something waits. */
  public void ring() {
    bell.release();
  }

  /** Whether what is being done is to be left. */
  public boolean isClosing() {
    return closing;
  }

  private void work() {
    while (!closing) {
      try {
        if (!next.getAsBoolean()) {
          boolean _ = bell.tryAcquire(LOOK_UP_MS, TimeUnit.MILLISECONDS);
          bell.drainPermits();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        failed(e);
      }
    }
  }

  /** The database does not answer; it may later. */
  private void failed(RuntimeException e) {
    if (!closing) {
      LOG.log(Level.WARNING, name + " waits for the database", e);
      try {
        TimeUnit.SECONDS.sleep(1);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Nothing more is begun. */
  public void stop() {
    closing = true;
    bell.release();
  }

  /** Waits a little until what is being done was left. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(TIME_TO_STOP_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
