package eu.megawatt.scheduler.pack;

/**
 * What a pod has of one GPU.
 *
 * @param gpu number of the GPU within its node, from 0
 * @param milli thousandths of it
 */
public record GpuShare(int gpu, int milli) {}
