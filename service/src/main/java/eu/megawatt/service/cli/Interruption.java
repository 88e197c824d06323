package eu.megawatt.service.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C does during a search: the search is asked to end, and the process waits until its
 * plan is written, for ten seconds at most.
 */
final class Interruption implements AutoCloseable {

  private static final long SECONDS = 10;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private Interruption(Runnable stop) {
    hook =
        new Thread(
            () -> {
              stop.run();
              awaitTheEnd();
            },
            "interruption");
  }

  /** Has Ctrl-C ask a search to end, until this is closed. */
  static Interruption runs(Runnable stop) {
    Interruption interruption = new Interruption(stop);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // The process is being stopped, and the hook is what waited for this.
      Thread.onSpinWait();
    }
  }

  private void awaitTheEnd() {
    try {
      if (!done.await(SECONDS, TimeUnit.SECONDS)) {
        System.err.println("megawatt: the search did not end in time; nothing was written.");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
