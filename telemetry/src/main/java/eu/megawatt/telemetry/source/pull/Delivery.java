package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.sample.SampleBatch;

/** Where samples go: made durable and shown live. Called by many threads. */
@FunctionalInterface
public interface Delivery {

  /**
   * Takes samples; must be done with the batch when it returns.
   *
   * @return false if there is no room for them just now
   */
  boolean deliver(SampleBatch batch) throws InterruptedException;
}
