package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.sample.Rejection;

/** Takes what a parser finds, in the order of the input. */
public interface ReadingSink {

  /** A reading. */
  void reading(Reading reading);

  /**
   * Something that is none, though it stands where one should.
   *
   * @param what where it stands or what it is called
   * @param why for people
   */
  void refused(Rejection reason, String what, String why);
}
