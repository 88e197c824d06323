package eu.megawatt.kernels.machine;

/** Which devices of a node are measured. */
public enum Devices {
  /** Processors and memory. */
  CPU,
  /** Network and storage. */
  HOST,
  /** GPUs. */
  GPU,
  /** All of them. */
  ALL;

  /** Whether these are among them. */
  public boolean have(Devices kind) {
    return this == ALL || this == kind;
  }
}
