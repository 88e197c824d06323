package eu.megawatt.telemetry.simulate;

/**
 * In what one GPU differs from another of its model.
 *
 * @param phaseMillis how far it is ahead in the period of its ripple
 * @param spreadWatts by how much it stays below the others while it works
 */
record GpuTraits(long phaseMillis, long spreadWatts) {

  long lessWatts(Load load) {
    return load.isBusy() ? spreadWatts : 0;
  }
}
