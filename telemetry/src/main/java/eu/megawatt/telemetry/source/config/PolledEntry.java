package eu.megawatt.telemetry.source.config;

import eu.megawatt.fleet.document.Cursor;
import eu.megawatt.fleet.document.Entry;
import eu.megawatt.fleet.document.Issues;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.Shape;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What all sources that are asked have in common, as read. */
abstract class PolledEntry extends Entry {

  private static final double SHORTEST_SECONDS = 0.1;
  private static final double LONGEST_SECONDS = 86_400;

  private double intervalSeconds;
  private double timeoutSeconds;
  private boolean timeoutGiven;
  private @Nullable String tokenEnv;
  private @Nullable String usernameEnv;
  private @Nullable String passwordEnv;
  private long at;

  PolledEntry(double intervalSeconds, double timeoutSeconds) {
    this.intervalSeconds = intervalSeconds;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Adds the fields to a shape. */
  static <E extends PolledEntry> Shape<E> fields(Shape<E> shape) {
    return shape
        .required("id", (in, entry) -> entry.readId(in))
        .optional("intervalSeconds", (in, entry) -> entry.readInterval(in))
        .optional("timeoutSeconds", (in, entry) -> entry.readTimeout(in))
        .optional("tokenEnv", (in, entry) -> entry.readToken(in))
        .optional("usernameEnv", (in, entry) -> entry.readUsername(in))
        .optional("passwordEnv", (in, entry) -> entry.readPassword(in));
  }

  void readId(Cursor in) throws IOException {
    at = in.at();
    id = Plain.id(in);
  }

  void readInterval(Cursor in) throws IOException {
    intervalSeconds = seconds(in, intervalSeconds);
  }

  void readTimeout(Cursor in) throws IOException {
    timeoutGiven = true;
    timeoutSeconds = seconds(in, timeoutSeconds);
  }

  void readToken(Cursor in) throws IOException {
    tokenEnv = Plain.variable(in);
  }

  void readUsername(Cursor in) throws IOException {
    usernameEnv = Plain.variable(in);
  }

  void readPassword(Cursor in) throws IOException {
    passwordEnv = Plain.variable(in);
  }

  private static double seconds(Cursor in, double usual) throws IOException {
    double seconds = in.number();
    if (seconds >= SHORTEST_SECONDS && seconds <= LONGEST_SECONDS) {
      return seconds;
    }
    if (!Double.isNaN(seconds)) {
      in.issue(
          "%s is out of range; %s to %s seconds are allowed"
              .formatted(Names.plain(in.written()), SHORTEST_SECONDS, LONGEST_SECONDS));
    }
    return usual;
  }

  /** Holds the fields against each other. */
  void check(Issues issues) {
    if (timeoutGiven && timeoutSeconds > intervalSeconds) {
      issues.add(
          at,
          pointer("timeoutSeconds"),
          "%s s is longer than the interval of %s s".formatted(timeoutSeconds, intervalSeconds));
    }
    boolean name = usernameEnv != null || passwordEnv != null;
    if (tokenEnv != null && name) {
      issues.add(at, pointer("tokenEnv"), "either a token, or a name and a password");
    }
    if (name && (usernameEnv == null || passwordEnv == null)) {
      issues.add(at, pointer, "\"usernameEnv\" and \"passwordEnv\" belong together");
    }
  }

  Pace pace() {
    return new Pace(millis(intervalSeconds), millis(Math.min(timeoutSeconds, intervalSeconds)));
  }

  private static Duration millis(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  Access access() {
    if (tokenEnv != null) {
      return new Access.Bearer(tokenEnv);
    }
    return usernameEnv != null && passwordEnv != null
        ? new Access.Basic(usernameEnv, passwordEnv)
        : new Access.Open();
  }
}
