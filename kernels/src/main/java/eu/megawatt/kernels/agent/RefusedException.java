package eu.megawatt.kernels.agent;

/** The service will not have this agent; to ask again is of no use. */
final class RefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedException(String message) {
    super(message);
  }
}
