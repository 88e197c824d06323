package eu.megawatt.kernels.cuda;

/** A part of a repetition: puts something into the device's stream, and does not wait for it. */
@FunctionalInterface
interface Step {

  /** Puts it there. */
  void enqueue();
}
