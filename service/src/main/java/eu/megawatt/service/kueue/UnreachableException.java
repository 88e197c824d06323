package eu.megawatt.service.kueue;

/** Whoever was asked has not answered, or not with anything that decides the question. */
final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String message) {
    super(message);
  }

  UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
