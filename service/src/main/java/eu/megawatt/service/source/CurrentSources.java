package eu.megawatt.service.source;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.store.Sha256;
import eu.megawatt.telemetry.source.config.Sources;
import eu.megawatt.telemetry.source.config.SourcesReader;
import eu.megawatt.telemetry.source.config.SourcesWriter;
import eu.megawatt.telemetry.source.config.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The sources that there are now, and the one way to others. A change is in the file before anybody
 * sees it; changes happen one at a time. Thread-safe.
 */
public final class CurrentSources {

  /** The file in the data directory. */
  public static final String FILE = "sources.yaml";

  private static final String WHAT = "The sources are at version";
  private static final int VERSION_DIGITS = 16;

  private final Path file;
  private final Function<String, Optional<String>> environment;
  private final AdminToken admin;
  private volatile Consumer<Sources> listener = _ -> {};
  private volatile State current;

  private record State(Sources sources, String version, SenderTokens tokens) {}

  private CurrentSources(
      Path file,
      Function<String, Optional<String>> environment,
      AdminToken admin,
      Sources sources) {
    this.file = file;
    this.environment = environment;
    this.admin = admin;
    current = state(sources);
  }

  /**
   * The sources in a file, none where the file is not there.
   *
   * @param environment a variable's value by its name
   * @throws InvalidDocumentException with all that is wrong with the file or cannot be used here
   */
  public static CurrentSources open(
      Path file, Function<String, Optional<String>> environment, AdminToken admin) {
    Sources sources = Files.exists(file) ? SourcesReader.read(file) : Sources.NONE;
    return new CurrentSources(file, environment, admin, sources);
  }

  /** Sees that all secrets are there and can be used. */
  private State state(Sources sources) {
    List<Issue> issues = new ArrayList<>(Variables.missing(sources, environment));
    SenderTokens tokens =
        issues.isEmpty()
            ? SenderTokens.of(sources, environment, admin, issues)
            : new SenderTokens();
    if (!issues.isEmpty()) {
      throw new InvalidDocumentException(issues);
    }
    return new State(sources, version(sources), tokens);
  }

  private static String version(Sources sources) {
    return Sha256.hex(SourcesWriter.yaml(sources)).substring(0, VERSION_DIGITS);
  }

  /** Those that there are now. */
  public Sources sources() {
    return current.sources();
  }

  /** Their version: another whenever they are others, the same whenever they are the same. */
  public String version() {
    return current.version();
  }

  /** The id of the source to whose sender a token belongs. */
  public Optional<String> sender(String token) {
    return current.tokens().sender(token);
  }

  /** Has the sources told, now and whenever they change, on the thread that changes them. */
  public synchronized void listen(Consumer<Sources> follower) {
    listener = follower;
    follower.accept(current.sources());
  }

  /**
   * What an edit would do, without doing it.
   *
   * @throws StaleException where another version is current than the one expected
   * @throws InvalidDocumentException where the sources cannot be used here
   */
  public SourcesChange preview(Expectation expected, UnaryOperator<Sources> edit) {
    State before = current;
    expected.check(WHAT, versionOfAny(before), true);
    return change(before, state(edit.apply(before.sources())));
  }

  /**
   * Makes what an edit gives the sources; where they are the same as before, nothing happens.
   *
   * @throws StaleException where another version is current than the one expected
   * @throws InvalidDocumentException where the sources cannot be used here
   */
  public synchronized SourcesChange apply(Expectation expected, UnaryOperator<Sources> edit) {
    State before = current;
    expected.check(WHAT, versionOfAny(before), false);
    State after = state(edit.apply(before.sources()));
    if (!after.version().equals(before.version())) {
      write(after.sources());
      current = after;
      listener.accept(after.sources());
    }
    return change(before, after);
  }

  /** Nobody can have looked at nothing. */
  private static Optional<String> versionOfAny(State state) {
    return state.sources().sources().isEmpty() ? Optional.empty() : Optional.of(state.version());
  }

  private static SourcesChange change(State before, State after) {
    return SourcesChange.between(before.sources(), after.sources(), after.version());
  }

  private void write(Sources sources) {
    try {
      SourcesWriter.write(sources, file);
    } catch (IOException e) {
      throw new UncheckedIOException("The sources cannot be written to " + file, e);
    }
  }
}
