package eu.megawatt.scheduler.live;

import java.util.Optional;

/**
 * One round of looking for a better plan. Runs once, on any thread; {@link #stop} may be called
 * from another.
 */
public sealed interface Round permits Improver, Pausing {

  /** Jobs that may get another place. */
  int size();

  /** The plan that is looked at. */
  long revision();

  /** A plan that is worth its disruption; empty where none was found. */
  Optional<Proposal> run();

  /** Ends the round as soon as possible. */
  void stop();

  /** Places tried so far. */
  long moves();

  /** For whoever ran it, afterwards: whether what was found was not worth its disruption. */
  boolean hadOtherPlaces();
}
