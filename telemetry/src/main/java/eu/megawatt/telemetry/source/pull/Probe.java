package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.Content;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.Understanding;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.Window;
import eu.megawatt.telemetry.source.config.SourceSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Tries a source once and tells what was understood; stores nothing. */
public final class Probe implements AutoCloseable {

  /** Addresses of one source that are tried. */
  public static final int MOST_TRIED = 20;

  private static final int MOST_BYTES = 64 << 20;
  private static final Duration FOR_EVER = Duration.ofDays(365);

  private final Web web = new Web(MOST_BYTES);
  private final Interpreter interpreter;
  private final InstantSource clock;

  public Probe(Interpreter interpreter, InstantSource clock) {
    this.interpreter = interpreter;
    this.clock = clock;
  }

  /**
   * What one address says.
   *
   * @param format what it turned out to be, for people; empty where that was known
   * @param failure why nothing could be read; the understanding then is of what came before
   */
  public record Finding(
      String address,
      Optional<String> format,
      Optional<String> failure,
      Understanding understanding) {}

  /** Reads content that is at hand, whatever it is; its times may be of any day. */
  public Finding content(String name, byte[] bytes) {
    Understanding understanding = new Understanding();
    try {
      Content.Format format =
          Content.read(bytes, interpreter.into(understanding, clock.millis(), Window.open()));
      return new Finding(name, Optional.of(format.words()), Optional.empty(), understanding);
    } catch (UnreadableException e) {
      return new Finding(name, Optional.empty(), Optional.of(e.reason()), understanding);
    }
  }

  /** Gets what stands at an address and reads it, whatever it is. */
  public Finding page(URI url, Duration timeout) throws InterruptedException {
    try {
      Web.Page page = web.get(url, Map.of(), timeout);
      if (page.isOk()) {
        return content(url.toString(), page.bytes());
      }
      return failed(url.toString(), "it answered %d".formatted(page.status()));
    } catch (PullException e) {
      return failed(url.toString(), e.reason());
    }
  }

  private static Finding failed(String address, String reason) {
    return new Finding(address, Optional.empty(), Optional.of(reason), new Understanding());
  }

  /**
   * Asks the addresses of a source once each, the first {@value #MOST_TRIED} of them.
   *
   * @throws IllegalStateException with the name of an environment variable that is not set
   */
  public List<Finding> source(SourceSettings source, Function<String, Optional<String>> environment)
      throws InterruptedException {
    return source(source, environment, FOR_EVER);
  }

  /**
   * The same within a time; what has not answered by then is a finding that says so.
   *
   * @throws IllegalStateException with the name of an environment variable that is not set
   */
  public List<Finding> source(
      SourceSettings source, Function<String, Optional<String>> environment, Duration patience)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    List<Pull> pulls = Pulls.of(source, web, environment);
    long end = System.nanoTime() + patience.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Pull pull : pulls.subList(0, Math.min(MOST_TRIED, pulls.size()))) {
        findings.add(ask(pull, threads, end, patience));
      }
    }
    return findings;
  }

  private Finding ask(Pull pull, ExecutorService threads, long endNanos, Duration patience)
      throws InterruptedException {
    long left = endNanos - System.nanoTime();
    if (left <= 0) {
      return failed(pull.address(), "not asked: the time for the probe was over");
    }
    Future<Finding> asked = threads.submit(() -> ask(pull));
    try {
      return asked.get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return failed(
          pull.address(), "no answer within the %d s of the probe".formatted(patience.toSeconds()));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      asked.cancel(true);
    }
  }

  private Finding ask(Pull pull) throws InterruptedException {
    Understanding understanding = new Understanding();
    long now = clock.millis();
    try {
      pull.ask(
          clock.instant(), _ -> true, interpreter.into(understanding, now, Window.around(now)));
      return new Finding(pull.address(), Optional.empty(), Optional.empty(), understanding);
    } catch (PullException e) {
      return new Finding(pull.address(), Optional.empty(), Optional.of(e.reason()), understanding);
    } catch (UnreadableException e) {
      return new Finding(pull.address(), Optional.empty(), Optional.of(e.reason()), understanding);
    }
  }

  @Override
  public void close() {
    web.close();
  }
}
