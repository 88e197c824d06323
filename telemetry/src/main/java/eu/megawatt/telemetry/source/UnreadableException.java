package eu.megawatt.telemetry.source;

/** An input that is not in the format it should be in, so that nothing of it can be trusted. */
public final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableException(String reason) {
    super(reason);
  }

  public UnreadableException(String reason, Throwable cause) {
    super(reason, cause);
  }

  /** What is wrong and where, for people. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
