package eu.megawatt.telemetry.store;

/**
 * How a store is doing at one moment; counts are since it was opened.
 *
 * @param entities GPUs, nodes and meters known
 * @param batches batches acknowledged
 * @param samples samples acknowledged
 * @param unchanged late samples that said nothing new
 * @param expired samples too old to be kept
 * @param refused appends refused because too much was waiting
 * @param waitingBytes bytes that wait to be forced
 * @param loggedBytes bytes written to the log
 * @param forces how often the log was forced; many batches share one
 * @param segments files of the log
 * @param openBytes memory taken by samples that no run file has yet
 * @param runs run files
 * @param runBytes their size together
 * @param checkpoints checkpoints done
 * @param dirty quarter-hours that wait to be rolled up, with stretches and late samples that are
 *     not looked at yet; 0 only where every record is as its samples are
 * @param replayedSamples samples read from the log when it was opened
 * @param replayMillis how long that took
 */
public record StoreMetrics(
    long entities,
    long batches,
    long samples,
    long unchanged,
    long expired,
    long refused,
    long waitingBytes,
    long loggedBytes,
    long forces,
    long segments,
    long openBytes,
    long runs,
    long runBytes,
    long checkpoints,
    long dirty,
    long replayedSamples,
    long replayMillis) {}
