package eu.megawatt.telemetry.receive;

import eu.megawatt.telemetry.wire.Intake;

/** Is told what became of the requests of one sender. Called by many threads. */
public interface SenderWatch {

  /** A request was taken: what of it was good is on disk. */
  void taken(Intake intake, long nowMillis);

  /** A request was nothing that could be read, and why. */
  void malformed(String reason);

  /** A request has to come again, as there was no room. */
  void deferred();
}
