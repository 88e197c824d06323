package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.plan.Reason;

/**
 * What a service does not have, and why, in some slots.
 *
 * @param from the first slot
 * @param to the slot after the last
 */
public record Lack(int from, int to, What what, Reason reason) {

  /** What is missing. */
  public enum What {
    /** Some requests have no answer. */
    ANSWERS,
    /** Without one of its sites the others could not answer all that is answered. */
    FAILOVER,
    /** There are fewer replicas than there are to be. */
    REPLICAS
  }
}
