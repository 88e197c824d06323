package eu.megawatt.telemetry.simulate;

/**
 * What a GPU draws while something runs on it, or nothing does.
 *
 * @param main the work's own rhythm, the same on all of a gang's GPUs
 * @param pauses what checkpoints and the like take off, at most 0
 * @param ripple small and fast, at another place of its period on each GPU
 * @param isBusy whether anything runs
 * @param tensorRatio share of the busy time in which the tensor cores work
 * @param memoryMebibytes in use on each GPU
 */
record Load(
    Wave main, Wave pauses, Wave ripple, boolean isBusy, double tensorRatio, int memoryMebibytes) {

  long wattsAt(long millis, long phase) {
    return main.wattsAt(millis) + pauses.wattsAt(millis) + ripple.wattsAt(millis + phase);
  }

  /** Millijoules in [from, to). */
  long millijoules(long from, long to, long phase) {
    return main.millijoulesUntil(to)
        - main.millijoulesUntil(from)
        + pauses.millijoulesUntil(to)
        - pauses.millijoulesUntil(from)
        + ripple.millijoulesUntil(to + phase)
        - ripple.millijoulesUntil(from + phase);
  }
}
