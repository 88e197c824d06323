package eu.megawatt.telemetry.wire;

/**
 * A body that is not what its headers say. Nothing of it may be used, and sending it again is vain.
 */
public final class MalformedRequestException extends Exception {

  private static final long serialVersionUID = 1L;

  public MalformedRequestException(String message) {
    super(message);
  }

  /** What is wrong, for the sender. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
