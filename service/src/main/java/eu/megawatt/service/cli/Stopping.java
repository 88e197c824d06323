package eu.megawatt.service.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does to a command that runs until it is stopped: the command is asked to end, and the
 * process waits until it has, for half a minute at most.
 */
final class Stopping implements AutoCloseable {

  private static final long SECONDS = 30;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;

  /** Asks what runs to end. */
  @FunctionalInterface
  interface Request {
    void stop() throws InterruptedException;
  }

  private volatile Request request = () -> {};

  Stopping() {
    hook = new Thread(this::stop, "stopping");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What is asked to end from now on. */
  void asks(Request next) {
    request = next;
  }

  /** Waits until Ctrl-C, or until the time is over. */
  void awaitMillis(long most) throws InterruptedException {
    asked.await(most, TimeUnit.MILLISECONDS);
  }

  private void stop() {
    asked.countDown();
    try {
      request.stop();
      ended.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      Thread.onSpinWait(); // the process is being stopped, and the hook is what waited for this
    }
  }
}
