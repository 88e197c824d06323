package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.config.Pace;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.Sources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Everything that is asked of its own accord: begins with {@link #begin}, ends with {@link #close}.
 * At most so many addresses are asked at a time, over all sources. Thread-safe.
 */
public final class Pullers implements AutoCloseable {

  /**
   * Addresses that are asked at a time; 12,500 exporters of 0.1 s each take 20 s of every minute.
   */
  public static final int AT_ONCE = 64;

  private static final int MOST_BYTES = 64 << 20;
  private static final Duration NEVER_ASKED = Duration.ofMinutes(1);

  private final Web web = new Web(MOST_BYTES);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("pull timer").unstarted(work));

  private final InstantSource clock;
  private final List<Puller> pullers = new ArrayList<>();
  private final List<SourceWatch> watches = new ArrayList<>();

  /**
   * Makes ready, and asks nobody yet.
   *
   * @param environment a variable's value by its name
   * @throws IllegalStateException with the name of a variable that is not set
   */
  public Pullers(
      Sources sources,
      Interpreter interpreter,
      Delivery delivery,
      InstantSource clock,
      Function<String, Optional<String>> environment) {
    this.clock = clock;
    Semaphore atOnce = new Semaphore(AT_ONCE);
    for (SourceSettings source : sources.sources()) {
      Optional<Pace> pace = pace(source);
      List<Pull> pulls = Pulls.of(source, web, environment);
      SourceWatch watch =
          new SourceWatch(
              source.id(),
              source.kind(),
              pulls.size(),
              pace.map(Pace::interval).orElse(NEVER_ASKED));
      watches.add(watch);
      pace.ifPresent(
          it ->
              pullers.add(
                  new Puller(source.id(), pulls, it, interpreter, delivery, watch, clock, atOnce)));
    }
  }

  private static Optional<Pace> pace(SourceSettings source) {
    return switch (source) {
      case SourceSettings.Scrape it -> Optional.of(it.pace());
      case SourceSettings.Promql it -> Optional.of(it.pace());
      case SourceSettings.Redfish it -> Optional.of(it.pace());
      case SourceSettings.Push _ -> Optional.empty();
    };
  }

  /** Begins to ask. */
  public void begin() {
    pullers.forEach(puller -> puller.begin(timer, end));
  }

  /** How each source is doing, in the order of the document. */
  public List<SourceState> states() {
    long now = clock.millis();
    return watches.stream().map(watch -> watch.state(now)).toList();
  }

  /** Asks nobody any more; who is being asked is let go. */
  @Override
  public void close() {
    end.countDown();
    timer.shutdownNow();
    web.close();
  }
}
