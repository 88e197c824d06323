package eu.megawatt.service.slurm;

/** Slurm has answered, and has not done what it was asked. */
final class SlurmRefusedException extends SlurmException {

  private static final long serialVersionUID = 1L;

  SlurmRefusedException(String message) {
    super(message);
  }
}
