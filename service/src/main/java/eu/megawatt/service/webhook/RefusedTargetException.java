package eu.megawatt.service.webhook;

/** An address where no webhook goes. The message is the end of a sentence about it. */
public final class RefusedTargetException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String code;

  RefusedTargetException(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The reason as a word, for programs. */
  public String code() {
    return code;
  }
}
