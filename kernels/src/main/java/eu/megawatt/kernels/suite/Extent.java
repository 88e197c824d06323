package eu.megawatt.kernels.suite;

/** How much of the suite is run. */
public enum Extent {
  /** Each kernel at one size: under 60 s on any machine. */
  QUICK,
  /** Each kernel at each size, and a soak: under 5 minutes. */
  FULL
}
