package eu.megawatt.telemetry.source.pull;

/** A source that was asked and gave no answer that can be used. */
public final class PullException extends Exception {

  private static final long serialVersionUID = 1L;

  PullException(String reason) {
    super(reason);
  }

  PullException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** What happened, for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
