package eu.megawatt.service.slurm;

/** What was asked of Slurm has no answer, or no good one. */
abstract sealed class SlurmException extends RuntimeException
    permits SlurmRefusedException, SlurmUnreachableException {

  private static final long serialVersionUID = 1L;

  SlurmException(String message) {
    super(message);
  }

  SlurmException(String message, Throwable cause) {
    super(message, cause);
  }
}
