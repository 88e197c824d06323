package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.config.Pace;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.config.Sources;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * The sources at work: who is asked is asked at his pace, who sends has his counts here. Which
 * sources there are may change at any time; those that stay as they are go on undisturbed. At most
 * so many addresses are asked at a time, over all sources. Thread-safe.
 */
public final class Pullers implements AutoCloseable {

  /**
   * Addresses that are asked at a time; 12,500 exporters of 0.1 s each take 20 s of every minute.
   */
  public static final int AT_ONCE = 64;

  private static final int MOST_BYTES = 64 << 20;

  /** A sender that is silent for three times as long is stale. */
  private static final Duration SENDS_WITHIN = Duration.ofMinutes(1);

  private final Web web = new Web(MOST_BYTES);
  private final Semaphore atOnce = new Semaphore(AT_ONCE);
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(
          1, work -> Thread.ofPlatform().daemon().name("pull timer").unstarted(work));

  private final Interpreter interpreter;
  private final Delivery delivery;
  private final InstantSource clock;
  private final Function<String, Optional<String>> environment;
  private volatile Map<String, Running> running = Map.of();
  private boolean begun;
  private boolean closed;

  /** A source with its counts, and who asks it where it is one that is asked. */
  private record Running(SourceSettings settings, SourceWatch watch, Optional<Puller> puller) {}

  /**
   * Without any source as yet.
   *
   * @param environment a variable's value by its name
   */
  public Pullers(
      Interpreter interpreter,
      Delivery delivery,
      InstantSource clock,
      Function<String, Optional<String>> environment) {
    this.interpreter = interpreter;
    this.delivery = delivery;
    this.clock = clock;
    this.environment = environment;
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * Changes over to these sources: what is new or not as before begins, with nothing counted; what
   * is no longer there, or no longer so, ends.
   *
   * @return the last of those that ended, so that nothing counted is lost
   * @throws IllegalStateException with the name of a variable that is not set; nothing has changed
   */
  public synchronized List<SourceState> use(Sources sources) {
    Map<String, Running> before = running;
    Map<String, Running> after = new LinkedHashMap<>();
    for (SourceSettings source : sources.sources()) {
      Running old = before.get(source.id());
      after.put(source.id(), old != null && old.settings().equals(source) ? old : running(source));
    }
    running = Collections.unmodifiableMap(after);
    List<SourceState> ended = new ArrayList<>();
    for (Running old : before.values()) {
      if (!old.equals(after.get(old.settings().id()))) {
        old.puller().ifPresent(Puller::end);
        ended.add(old.watch().state(clock.millis()));
      }
    }
    if (begun) {
      after.values().stream()
          .filter(it -> !it.equals(before.get(it.settings().id())))
          .forEach(this::begin);
    }
    return ended;
  }

  private Running running(SourceSettings source) {
    Optional<Pace> pace = pace(source);
    List<Pull> pulls = Pulls.of(source, web, environment);
    SourceWatch watch =
        new SourceWatch(
            source.id(),
            source.kind(),
            pulls.size(),
            pace.map(Pace::interval).orElse(SENDS_WITHIN),
            clock.millis());
    return new Running(
        source,
        watch,
        pace.map(
            it -> new Puller(source.id(), pulls, it, interpreter, delivery, watch, clock, atOnce)));
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
  public synchronized void begin() {
    begun = true;
    running.values().forEach(this::begin);
  }

  private void begin(Running source) {
    if (!closed) {
      source.puller().ifPresent(it -> it.begin(timer));
    }
  }

  /** The counts of a source; empty where there is none of that name. */
  public Optional<SourceWatch> watch(String id) {
    return Optional.ofNullable(running.get(id)).map(Running::watch);
  }

  /** How each source is doing, in the order of the document. */
  public List<SourceState> states() {
    long now = clock.millis();
    return running.values().stream().map(it -> it.watch().state(now)).toList();
  }

  /** Asks nobody any more; who is being asked is let go. */
  @Override
  public synchronized void close() {
    closed = true;
    running.values().forEach(it -> it.puller().ifPresent(Puller::end));
    timer.shutdownNow();
    web.close();
  }
}
