package eu.megawatt.service.slurm;

/** There is no answer that can be read: whether Slurm has done what it was asked is not known. */
final class SlurmUnreachableException extends SlurmException {

  private static final long serialVersionUID = 1L;

  SlurmUnreachableException(String message) {
    super(message);
  }

  SlurmUnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
