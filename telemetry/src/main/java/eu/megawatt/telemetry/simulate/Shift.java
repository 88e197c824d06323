package eu.megawatt.telemetry.simulate;

import java.util.List;

/**
 * What a pod does for some hours: every lane's turns fill it.
 *
 * @param fromMillis the first instant of it
 * @param toMillis the first instant after it
 * @param laneOfGpu the lane of each of the pod's GPUs
 */
record Shift(long fromMillis, long toMillis, List<Lane> lanes, List<Lane> laneOfGpu) {}
