package eu.megawatt.kernels.machine;

/** Whose matrix products a GPU runs. */
public enum Engine {
  /** Its maker's library, where that is there. */
  VENDOR,
  /** Our own code. */
  PTX
}
