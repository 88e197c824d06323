package eu.megawatt.scheduler.search;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells a listener how a search stands, four times a second and whenever asked, one at a time. */
final class Reporter implements AutoCloseable {

  private static final long PERIOD_MILLIS = 250;

  private final Supplier<Progress> look;
  private final Consumer<Progress> listener;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("megawatt-progress").unstarted(task));

  Reporter(Supplier<Progress> look, Consumer<Progress> listener) {
    this.look = look;
    this.listener = listener;
    var _ =
        clock.scheduleAtFixedRate(
            this::report, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  synchronized void report() {
    listener.accept(look.get());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    report();
  }
}
