package eu.megawatt.service.security.oidc;

/** Why somebody cannot sign in with the provider, in words for that person. */
public final class OidcException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isSilent;

  OidcException(String message) {
    super(message);
    isSilent = false;
  }

  OidcException(String message, Throwable cause) {
    this(message, cause, false);
  }

  private OidcException(String message, Throwable cause, boolean isSilent) {
    super(message, cause);
    this.isSilent = isSilent;
  }

  /** The provider cannot be asked. */
  static OidcException silent(Exception cause) {
    return new OidcException(
        "It cannot be asked: %s. Maybe try again in a moment.".formatted(cause.getMessage()),
        cause,
        true);
  }

  /** Whether that is because the provider does not answer. */
  public boolean isSilent() {
    return isSilent;
  }
}
