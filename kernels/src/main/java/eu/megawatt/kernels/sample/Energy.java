package eu.megawatt.kernels.sample;

/**
 * What all blocks of a kernel took.
 *
 * @param millijoules over the time
 * @param nanoseconds from the first block's start to the last one's end
 * @param source who says so: {@code nvml}, {@code rapl}, {@code hwmon}, {@code redfish}
 * @param scope what it covers
 * @param isCounted whether a counter said so; else power was read before and after and averaged
 */
public record Energy(
    long millijoules, long nanoseconds, String source, String scope, boolean isCounted) {}
