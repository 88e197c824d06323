package eu.megawatt.bench.telemetry;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something at a fixed pace on a thread of its own until it is ended. */
final class Ticking {

  private static final long PATIENCE_SECONDS = 60;

  /** What is done. */
  interface Act {
    void run() throws Exception;
  }

  private final ScheduledExecutorService thread;
  private volatile Optional<String> trouble = Optional.empty();

  Ticking(String name, long everyMillis, Act act) {
    thread = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name(name).factory());
    var _ = thread.scheduleAtFixedRate(() -> attempt(act), 0, everyMillis, TimeUnit.MILLISECONDS);
  }

  private void attempt(Act act) {
    try {
      act.run();
    } catch (Exception e) { // whatever it is, the measurement is to say so
      trouble = Optional.of(e.toString());
    }
  }

  /** What went wrong last. */
  Optional<String> trouble() {
    return trouble;
  }

  void end() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
  }
}
