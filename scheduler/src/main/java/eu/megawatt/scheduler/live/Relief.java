package eu.megawatt.scheduler.live;

import java.util.function.BooleanSupplier;

/**
 * A way to take load off a shortage by changing one job.
 *
 * @param costMicro about what it costs
 * @param lastCostMicro what the last resort costs
 * @param amount what it takes off, summed over the instants that are short
 * @param attempt does it; false where it cannot be done, and then nothing has changed
 * @param lastResort what can always be done; nothing where there is no such thing
 */
record Relief(
    LiveJob job,
    long costMicro,
    long lastCostMicro,
    long amount,
    BooleanSupplier attempt,
    Runnable lastResort) {

  double price() {
    return (double) costMicro / amount;
  }

  double priceOfLast() {
    return (double) lastCostMicro / amount;
  }
}
