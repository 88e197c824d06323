package eu.megawatt.service.kueue;

/** Kubernetes has answered, and does not do what was asked. */
final class KubernetesException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;

  private final int status;

  KubernetesException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** There is nothing of this name. */
  boolean isNotFound() {
    return status == NOT_FOUND;
  }

  /** Somebody else has changed it since it was read. */
  boolean isConflict() {
    return status == CONFLICT;
  }

  /** What was to be gone on from is no longer known: everything has to be listed anew. */
  boolean isGone() {
    return status == GONE;
  }
}
