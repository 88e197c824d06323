package eu.megawatt.telemetry.store.log;

/**
 * The bounds of a log.
 *
 * @param waitingBytes how much may wait to be forced
 * @param segmentBytes where a new segment is begun
 */
public record LogSettings(int waitingBytes, int segmentBytes) {}
