package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.resolve.Adoptions;
import eu.megawatt.telemetry.resolve.Dictionary;
import eu.megawatt.telemetry.resolve.Resolver;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.config.SourceSettings;
import eu.megawatt.telemetry.source.pull.Probe;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Asks sources once, to tell what would be understood. Stores nothing, adopts nobody, and is no
 * part of a source's counts. Two at a time, each for a bounded time. Thread-safe.
 */
public final class ProbeDesk {

  /** How long a probe may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int AT_ONCE = 2;

  /** Samples, and kinds of refusals, of each address that are told one by one. */
  private static final int MOST_TOLD = 1_000;

  private final Telemetry telemetry;
  private final Clock clock;
  private final Function<String, Optional<String>> environment;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /**
   * A desk.
   *
   * @param environment a variable's value by its name
   */
  public ProbeDesk(
      Telemetry telemetry, Clock clock, Function<String, Optional<String>> environment) {
    this.telemetry = telemetry;
    this.clock = clock;
    this.environment = environment;
  }

  /** What each address of a source says; empty if two probes are under way already. */
  public Optional<List<ProbeFigures>> probe(SourceSettings source) throws InterruptedException {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try (Probe probe = new Probe(interpreter(), clock)) {
      return Optional.of(
          probe.source(source, environment, PATIENCE).stream()
              .map(it -> ProbeFigures.of(it, MOST_TOLD))
              .toList());
    } finally {
      places.release();
    }
  }

  private Interpreter interpreter() {
    ConcurrentHashMap<String, Integer> numbers = new ConcurrentHashMap<>();
    return new Interpreter(
        Resolver.of(
            telemetry.inventory(),
            Dictionary.builtIn(),
            (kind, key) -> numbers.computeIfAbsent(kind.word() + " " + key, _ -> numbers.size()),
            Adoptions.forgotten()));
  }
}
