package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.SampleBatch;

/** Where samples go to be kept. */
public interface SampleSink {

  /**
   * Keeps a batch; returns once all of it is forced to disk. The batch may be used again then.
   * Appending the same samples again, in any order or split, changes nothing.
   *
   * @throws OverloadedException if more waits to be written than may; nothing of the batch is kept,
   *     it may be sent again later
   */
  void append(SampleBatch batch) throws OverloadedException;
}
