package eu.megawatt.kernels.cpu;

/**
 * The caches of data.
 *
 * @param firstBytes the first level's, of one core
 * @param secondBytes the second level's, of one core
 * @param lastBytes all of the last level's that the process's CPUs share, as the system reports it
 */
record Caches(long firstBytes, long secondBytes, long lastBytes) {

  /** What is assumed where the system does not say: 32 KiB, 512 KiB and 32 MiB. */
  static final Caches ASSUMED = new Caches(32 << 10, 512 << 10, 32 << 20);
}
