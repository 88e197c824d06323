package eu.megawatt.kernels.command;

/** Which devices of a node are measured. */
enum Devices {
  /** Processors and memory. */
  CPU,
  /** Network and storage. */
  HOST,
  /** GPUs. */
  GPU,
  /** All of them. */
  ALL;

  boolean have(Devices kind) {
    return this == ALL || this == kind;
  }
}
