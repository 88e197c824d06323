package eu.megawatt.reports.simulate;

/**
 * GPUs of one type at a site.
 *
 * @param idleWatts of a GPU that does nothing
 * @param busyWatts of one at full work
 * @param restWatts of the rest of its node, per GPU
 */
public record SimulatedPool(
    String id, String gpuType, int gpuCount, long idleWatts, long busyWatts, long restWatts) {}
